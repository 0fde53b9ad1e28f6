using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Reports;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn sweep NAME [--dry-run] [--fail-fast] [--fresh] [--results DIR]</c></summary>
internal static class SweepVerb
{
    public static Command Create(Session session)
    {
        var name = new Argument<string>("NAME") { Description = "The sweep: experiments/sweeps/NAME.yaml" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the runs and how far they are, and start none" };
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop the other runs after the first failure" };
        var fresh = new Option<bool>("--fresh") { Description = "Move what there is of this sweep aside and begin anew" };
        var results = Arguments.Results();
        var command = new Command("sweep", "Run a grid of experiments with several seeds, and set them side by side.")
        {
            name, dryRun, failFast, fresh, results,
        };
        command.SetAction(parsed =>
        {
            var catalog = session.Catalog();
            var sweep = new SweepCatalog(catalog).Load(parsed.GetRequiredValue(name));
            var folder = Path.GetFullPath(parsed.GetValue(results) ?? Path.Combine(catalog.Root, Session.ResultsFolder));
            var options = new SweepOptions(folder, $"make sweep NAME={sweep.Name}", parsed.GetValue(failFast), parsed.GetValue(fresh));
            if (parsed.GetValue(dryRun)) return Show(session, sweep, options);
            return Outcome.Of(session, (progress, interrupt, atOnce) =>
                new SweepPages(new RunReport(session.Tasks), progress.Warning)
                    .Added(sweep, SweepRunner.Run(sweep, options, progress, interrupt, atOnce)));
        });
        return command;
    }

    private static int Show(Session session, Sweep sweep, SweepOptions options)
    {
        TableWriter.Write(session.Out, SweepRunner.Plan(sweep, options));
        var threads = sweep.Threads == 1 ? "1 thread" : $"{sweep.Threads} threads";
        session.Out.WriteLine($"{sweep.Runs.Count} runs, {sweep.Workers} at once with {threads} each; none was started");
        return ExitCode.Ok;
    }
}
