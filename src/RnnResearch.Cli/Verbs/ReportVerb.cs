using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Reports;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn report [DIR...] [--out FILE] [--results DIR]</c></summary>
internal static class ReportVerb
{
    public static Command Create(Session session)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "A run or a sweep; several runs are set side by side; none makes the index of all runs",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string?>("--out")
        {
            Description = "Where the page goes (report.html in the run or sweep, comparison.html here, results/index.html)",
            HelpName = "FILE",
        };
        var results = Arguments.Results();
        var command = new Command("report", "Make a page of a run, of several, of a sweep, or of all results.")
        {
            folders, output, results,
        };
        command.SetAction(parsed =>
        {
            var pages = new ReportPages(session.Tasks, session.Catalog, text => session.Error.WriteLine($"warning: {text}"));
            var file = Write(session, pages, parsed.GetValue(folders) ?? [], parsed.GetValue(output), parsed.GetValue(results));
            session.Out.WriteLine($"report: {Outcome.Shown(Path.GetFullPath(file, session.Folder), session.Folder)}");
        });
        return command;
    }

    private static string Write(Session session, ReportPages pages, string[] folders, string? output, string? results) => folders switch
    {
        [] => pages.Index(results ?? Path.Combine(session.Catalog().Root, Session.ResultsFolder), output),
        [var one] => pages.Of(one, output),
        _ => pages.Comparison(folders, output ?? Path.Combine(session.Folder, "comparison.html")),
    };
}
