using System.CommandLine;
using RnnResearch.Encodings;

namespace RnnResearch.Cli.Verbs;

/// <summary>Texts of one's own: as arguments, and with <c>--file</c> a text in each line of a file or of standard input.</summary>
/// <param name="what">what a text is called, in small letters</param>
/// <param name="example">one that a message shows</param>
internal sealed class GivenTexts(string what, string example)
{
    private readonly Argument<string[]> texts = new("TEXT")
    {
        Description = $"A {what}, or more, each in quotes",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> file = new("--file")
    {
        Description = $"A UTF-8 file with a {what} in each line; - for standard input",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(texts);
        command.Add(file);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is null && result.GetValue(texts) is not { Length: > 0 })
                result.AddError($"expected a {what}, as in: rnn {command.Name} --run results/NAME/latest \"{example}\"; or --file FILE");
        });
    }

    /// <summary>The arguments, then the lines of the file that are not empty.</summary>
    /// <exception cref="InvalidDataException">The file is not UTF-8; the message says where and what to do.</exception>
    public IEnumerable<string> In(ParseResult parsed) =>
        (parsed.GetValue(texts) ?? []).Concat(parsed.GetValue(file) is { } path ? LinesOf(Read(path)) : []);

    /// <summary>The whole text of a file, or for <c>-</c> of standard input.</summary>
    /// <inheritdoc cref="In"/>
    public static string Read(string path)
    {
        if (path != "-") return File.Exists(path) ? StrictUtf8.Read(path) : throw new FileNotFoundException($"{path}: no such file");
        using var bytes = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(bytes);
        return StrictUtf8.Decode(bytes.ToArray(), "standard input");
    }

    private static IEnumerable<string> LinesOf(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) yield return line;
    }
}
