using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using RnnResearch.Data.Tables;
using RnnResearch.Experiments;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn data list | get NAME | check PATH</c></summary>
internal static class DataVerb
{
    /// <summary>How many problems are shown one by one; the counts cover all.</summary>
    private const int ShownProblems = 50;

    public static Command Create(Session session) => new("data", "Fetch data sets, and check your own.")
    {
        List(session),
        Get(session),
        Check(session),
    };

    /// <summary>The data sets that can be fetched, and whether they are here.</summary>
    public static ResultTable Table() => new("Data sets (make data NAME=...)", ["name", "what", "here"],
    [
        .. DataCatalog.Made.Select(set => new[] { set.Name, set.Title, "made on first use" }),
        .. DataCatalog.Entries
            .Select(entry => new[] { entry.Name, entry.Title, FetchedMarker.IsIn(DataRoot.Of(entry.Name)) ? "yes" : "no" }),
    ]);

    private static Command List(Session session)
    {
        var command = new Command("list", "The data sets there are, and which are here.");
        command.SetAction(_ => TableWriter.Write(session.Out, Table()));
        return command;
    }

    private static Command Get(Session session)
    {
        var name = new Argument<string>("NAME") { Description = "Such as flickr8k; rnn data list shows all" };
        var command = new Command("get", "Fetch a data set, verified; started again, it goes on where it stopped.") { name };
        command.SetAction(parsed => Fetch(session, parsed.GetRequiredValue(name)));
        return command;
    }

    private static void Fetch(Session session, string name)
    {
        using var interruption = new Interruption(session.Error.WriteLine); // what was fetched so far stays
        DataFetcher.FetchAsync(name, session.Error.WriteLine, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static Command Check(Session session)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A folder with images and captions.csv (image,caption), or a table: .csv or .tsv with named columns",
        };
        var command = new Command("check", "Show examples of your own data and what is wrong with it.") { path };
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(path);
            return NamedTable.IsCalledSo(given)
                ? Print(session, given, TableKinds.Check(given))
                : Print(session, CaptionDataCheck.Run(given));
        });
        return command;
    }

    private static int Print(Session session, string path, TableReport report)
    {
        if (report.Examples.Count > 0) TableWriter.Write(session.Out, new("Examples", report.Columns, report.Examples));
        Print(session, report.Problems);
        foreach (var note in report.Notes) session.Out.WriteLine(VisibleText.Of($"note: {note}"));
        session.Out.WriteLine(VisibleText.Of($"{path}: {report.Summary}; {report.Problems.Count} problems"));
        return report.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Print<T>(Session session, IReadOnlyList<T> problems)
    {
        foreach (var problem in problems.Take(ShownProblems)) session.Out.WriteLine(VisibleText.Of($"{problem}"));
        if (problems.Count > ShownProblems) session.Out.WriteLine($"... and {problems.Count - ShownProblems} more");
    }

    private static int Print(Session session, CaptionDataReport report)
    {
        var examples = report.Examples.Select(example => new[]
        {
            example.Id, $"{example.Width}x{example.Height}", example.Caption, string.Join(' ', example.Tokens),
        });
        if (report.Examples.Count > 0)
            TableWriter.Write(session.Out, new("Examples", ["image", "pixels", "caption", "words"], [.. examples]));
        Print(session, report.Problems);
        var counts = report.Counts.Select(count => new[] { Words(count.Key), $"{count.Value}" });
        if (report.Problems.Count > 0)
            TableWriter.Write(session.Out, new("Problems", ["kind", "count"], [.. counts]));

        foreach (var note in report.Notes) session.Out.WriteLine(VisibleText.Of($"note: {note}"));

        var splits = string.Concat(report.ImagesPerSplit.Select(split => $", {split.Key.Name()} {split.Value}"));
        session.Out.WriteLine(
            $"{report.Folder}: {report.Captions} captions of {report.Images} good images{splits}; {report.Problems.Count} problems");
        return report.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary><c>MissingImage</c> as "missing image".</summary>
    private static string Words(CaptionProblemKind kind)
    {
        var name = kind.ToString();
        return string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")).ToLowerInvariant();
    }
}
