using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>How far a run is, as its files and its lock say.</summary>
/// <param name="Word"><c>finished</c>, <c>interrupted</c>, <c>failed</c>, <c>training</c>, <c>waiting</c> or <c>stopped</c></param>
/// <param name="Reason">why, and what can be done; null where the word says it all</param>
internal sealed record RunState(string Word, string? Reason = null)
{
    public static RunState Of(RunDirectory run, RunInfo info, RunSummary? summary)
    {
        var resume = $"make resume RUN={ShellWord.Of(run.Path)} goes on with it";
        if (run.IsTraining) return new("training", "A process is training it; this page shows how far it was when the page was made.");
        return summary switch
        {
            { Status: RunStatus.Finished } => new("finished"),
            { Status: RunStatus.Interrupted } => new("interrupted", $"It was interrupted and has saved; {resume}."),
            { Status: RunStatus.Failed } => new("failed", summary.Reason ?? "Its summary does not say why."),
            _ when info.Started is null => new("waiting", "Its turn in the sweep has not come."),
            _ => new("stopped", $"It began and has no summary: it was killed, or its machine went down; {resume}."),
        };
    }
}
