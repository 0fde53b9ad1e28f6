using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments.Language;
using RnnResearch.Reports;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn cells --run DIR [--text FILE] [--property NAME=REGEX ...] [--characters N] [--out FILE.html]</c></summary>
internal static class CellsVerb
{
    private const string Ending = ".html";

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(10);

    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var text = new Option<string?>("--text")
        {
            Description = "What the network reads: UTF-8, plain or gzip (the split of its own text that was held out)",
            HelpName = "FILE",
        };
        var properties = new Option<(string Name, Regex Pattern)[]>("--property")
        {
            Description = "Look for a property of your own too: inside a match of a regular expression; may be given again",
            HelpName = "NAME=REGEX",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Properties,
        };
        var characters = Arguments.WholeNumber(
            "--characters", "How many characters, bytes or words are measured at most, spread over the text",
            CellsOptions.UsualPositions, TextStretches.Least);
        var output = new Option<string?>("--out")
        {
            Description = "Where the page goes, with the table beside it (cells.html in the run)",
            HelpName = "FILE.html",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && !file.Value.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                result.AddError($"--out: expected a name that ends in {Ending}, found {file.Value}");
        });
        var command = new Command("cells", "Look into a language model: what its cells keep track of in a text, as a page.")
        {
            run, text, properties, characters, output,
        };
        command.SetAction(parsed =>
        {
            var options = new CellsOptions(
                parsed.GetValue(text), parsed.GetValue(characters)!.Value, parsed.GetValue(properties) ?? [], parsed.GetValue(output));
            return Outcome.Of(session, progress =>
            {
                var path = parsed.GetRequiredValue(run);
                var outcome = LanguageVerbs.Cells(path, options, progress, CellsPage.Write);
                if (options.PageFile is null) new RunReport(session.Tasks).Renew(path, progress.Warning);
                return outcome;
            });
        });
        return command;
    }

    private static (string Name, Regex Pattern)[] Properties(ArgumentResult result)
    {
        var found = new List<(string Name, Regex Pattern)>();
        foreach (var token in result.Tokens)
        {
            if (Property(token.Value, out var problem) is not { } property) result.AddError($"--property: {problem}");
            else if (TextProperties.All.Any(known => known.Name == property.Name) || found.Any(other => other.Name == property.Name))
                result.AddError($"--property: there is a property \"{property.Name}\" already; give it another name");
            else found.Add(property);
        }
        return [.. found];
    }

    private static (string Name, Regex Pattern)? Property(string text, out string problem)
    {
        problem = $"expected NAME=REGEX such as 'numbers=[0-9]+', found {text}";
        var equals = text.IndexOf('=');
        if (equals < 1 || equals == text.Length - 1) return null;
        try
        {
            var pattern = new Regex(text[(equals + 1)..], RegexOptions.Multiline | RegexOptions.CultureInvariant, LongestMatch);
            return (text[..equals], pattern);
        }
        catch (ArgumentException error)
        {
            problem = error.Message;
            return null;
        }
    }
}
