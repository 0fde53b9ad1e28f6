using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Cli.Output;

/// <summary>Runs a long verb with progress on standard error and prints what came of it on standard output.</summary>
internal static class Outcome
{
    /// <summary>For verbs that can be interrupted and gone on with.</summary>
    /// <param name="leash">for a worker: the input whose end asks it to stop</param>
    public static int Of(Session session, Func<ITrainingProgress, CancellationToken, RunOutcome> run, Stream? leash = null)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message, leash);
        progress.TrainingStarted += interruption.Listen;
        return Print(session, run(progress, interruption.Token));
    }

    /// <summary>For verbs with processes of their own, which the second token ends at once.</summary>
    public static int Of(Session session, Func<ITrainingProgress, CancellationToken, CancellationToken, RunOutcome> run)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message);
        interruption.Listen();
        return Print(session, run(progress, interruption.Token, interruption.AtOnce));
    }

    /// <summary>For verbs that are simply started again.</summary>
    public static int Of(Session session, Func<ITrainingProgress, RunOutcome> run)
    {
        using var progress = Progress.For(session);
        using var interruption = new Interruption(progress.Message);
        return Print(session, run(progress));
    }

    private static int Print(Session session, RunOutcome outcome)
    {
        foreach (var table in outcome.Tables) TableWriter.Write(session.Out, table);
        if (outcome.Report is { } report) session.Out.WriteLine($"report: {Shown(report, session.Folder)}");
        session.Out.WriteLine($"{Word(outcome.Status)}: {Shown(outcome.Folder, session.Folder)}   next: {outcome.Next}");
        return outcome.Status switch
        {
            RunStatus.Finished => ExitCode.Ok,
            RunStatus.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    /// <summary>As a user would type it: relative where it lies below the current directory.</summary>
    public static string Shown(string path, string folder) =>
        Path.GetRelativePath(folder, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;

    private static string Word(RunStatus status) => status switch
    {
        RunStatus.Finished => "results",
        RunStatus.Interrupted => "interrupted and saved",
        _ => "failed",
    };
}
