using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Decoding;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn sample --run DIR [--prompt TEXT] [--length N] [--temperature T | --argmax] [--top-k K] [--top-p P] [--seed S] [--count N]</c></summary>
internal static class SampleVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var prompt = new Option<string>("--prompt") { Description = "What the text begins with", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var length = new Option<int>("--length") { Description = "Characters, bytes or words to write", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var temperature = new Option<double>("--temperature") { Description = "Below 1 the likely becomes likelier, above 1 all become more alike", HelpName = "T", DefaultValueFactory = _ => 1 };
        var argmax = new Option<bool>("--argmax") { Description = "Take the likeliest each time instead of drawing" };
        var topK = new Option<int>("--top-k") { Description = "Draw from the K likeliest only", HelpName = "K" };
        var topP = new Option<double>("--top-p") { Description = "Draw from the fewest likeliest that together have probability P", HelpName = "P", DefaultValueFactory = _ => 1 };
        var seed = new Option<long>("--seed") { Description = "Another seed, another text", HelpName = "S", DefaultValueFactory = _ => 1 };
        var count = new Option<int>("--count") { Description = "How many texts", HelpName = "N", DefaultValueFactory = _ => 1 };
        Range(length, value => value >= 1, "an integer >= 1");
        Range(temperature, value => value > 0 && double.IsFinite(value), "a number > 0; for the likeliest each time use --argmax");
        Range(topK, value => value >= 1, "an integer >= 1");
        Range(topP, value => value is > 0 and <= 1, "a number in (0, 1]");
        Range(seed, value => value >= 0, "an integer >= 0");
        Range(count, value => value >= 1, "an integer >= 1");

        var command = new Command("sample", "Write text with a trained run; standard output has the text and nothing else.")
        {
            run, prompt, length, temperature, argmax, topK, topP, seed, count,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(argmax) && (result.GetResult(temperature)?.Implicit == false || result.GetResult(topK)?.Implicit == false || result.GetResult(topP)?.Implicit == false))
                result.AddError("--argmax takes the likeliest each time, so --temperature, --top-k and --top-p have nothing to say; give one or the others");
        });
        command.SetAction(parsed =>
        {
            var choice = new TokenChoice { Temperature = parsed.GetValue(argmax) ? 0 : parsed.GetValue(temperature), TopK = parsed.GetValue(topK), TopP = parsed.GetValue(topP) };
            var options = new SampleOptions(parsed.GetValue(prompt)!, parsed.GetValue(length), parsed.GetValue(count), parsed.GetValue(seed), choice);
            return Write(session, parsed.GetRequiredValue(run), options);
        });
        return command;
    }

    private static int Write(Session session, string run, SampleOptions options)
    {
        using var progress = Progress.For(session);
        foreach (var piece in ExperimentRunner.Sample(run, options, progress))
        {
            session.Out.Write(piece);
            session.Out.Flush(); // so that it can be read as it comes
        }
        session.Out.WriteLine();
        return ExitCode.Ok;
    }

    private static void Range<T>(Option<T> option, Func<T, bool> accepts, string expected) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && !accepts(result.GetValueOrDefault<T>()!))
            result.AddError($"{option.Name}: expected {expected}, found {result.Tokens[0].Value}");
    });
}
