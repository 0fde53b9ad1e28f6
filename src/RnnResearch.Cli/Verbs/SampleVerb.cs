using System.CommandLine;
using System.Globalization;
using System.Numerics;
using RnnResearch.Cli.Output;
using RnnResearch.Decoding;
using RnnResearch.Encodings;
using RnnResearch.Experiments.Language;

namespace RnnResearch.Cli.Verbs;

/// <summary>
/// <c>rnn sample --run DIR [--prompt TEXT | --prompt-file FILE] [--length N] [--temperature T | --argmax]
/// [--top-k K] [--top-p P] [--seed S] [--count N]</c>
/// </summary>
internal static class SampleVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var prompt = new Option<string>("--prompt")
        {
            Description = "What the text begins with",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var promptFile = new Option<string?>("--prompt-file")
        {
            Description = "A UTF-8 file with what the text begins with, every line end included; - for standard input",
            HelpName = "FILE",
        };
        var length = Number("--length", "N", 1000, "Characters, bytes or words to write", value => value >= 1, "an integer >= 1");
        var temperature = Number("--temperature", "T", 1.0, "Below 1 the likely becomes likelier, above 1 all become more alike",
            value => value > 0 && double.IsFinite(value), "a number > 0; for the likeliest each time use --argmax");
        var argmax = new Option<bool>("--argmax") { Description = "Take the likeliest each time instead of drawing" };
        var topK = Number("--top-k", "K", 0, "Draw from the K likeliest only; 0 from all", value => value >= 0, "an integer >= 0");
        var topP = Number("--top-p", "P", 1.0, "Draw from the fewest likeliest that together have probability P",
            value => value is > 0 and <= 1, "a number in (0, 1]");
        var seed = Number("--seed", "S", 1L, "Another seed, another text", value => value >= 0, "an integer >= 0");
        var count = Number("--count", "N", 1, "How many texts", value => value >= 1, "an integer >= 1");

        var command = new Command("sample", "Write text with a trained run; standard output has the text and nothing else.")
        {
            run, prompt, promptFile, length, temperature, argmax, topK, topP, seed, count,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(promptFile) is not null && result.GetResult(prompt)?.Implicit == false)
                result.AddError("--prompt and --prompt-file both say what the text begins with; give one of them");
            Option[] ofDrawing = [temperature, topK, topP];
            if (result.GetValue(argmax) && ofDrawing.Any(option => result.GetResult(option)?.Implicit == false))
                result.AddError("--argmax takes the likeliest each time, so --temperature, --top-k and --top-p have nothing to say; "
                    + "give one or the others");
        });
        command.SetAction(parsed =>
        {
            var usedTemperature = parsed.GetValue(argmax) ? 0 : parsed.GetValue(temperature);
            var choice = new TokenChoice { Temperature = usedTemperature, TopK = parsed.GetValue(topK), TopP = parsed.GetValue(topP) };
            var begin = parsed.GetValue(promptFile) is { } file ? ReadPrompt(file) : parsed.GetValue(prompt)!;
            var options = new SampleOptions(
                begin, parsed.GetValue(length), parsed.GetValue(count), parsed.GetValue(seed), choice);
            return Write(session, parsed.GetRequiredValue(run), options);
        });
        return command;
    }

    private static string ReadPrompt(string file)
    {
        if (file != "-") return StrictUtf8.Read(file);
        using var bytes = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(bytes);
        return StrictUtf8.Decode(bytes.ToArray(), "standard input");
    }

    private static int Write(Session session, string run, SampleOptions options)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message);
        foreach (var piece in LanguageVerbs.Sample(run, options, progress))
        {
            session.Out.Write(piece);
            session.Out.Flush(); // so that it can be read as it comes
        }
        session.Out.WriteLine();
        return ExitCode.Ok;
    }

    private static Option<T> Number<T>(string name, string helpName, T usual, string description, Func<T, bool> accepts, string expected)
        where T : INumberBase<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && accepts(value)) return value;
                result.AddError($"{name}: expected {expected}, found {text}");
                return usual;
            },
        };
}
