using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>What a verb has to show when it is done.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Folder">Where the results are.</param>
/// <param name="Tables">The results, for standard output.</param>
/// <param name="Next">What to run next, as one command line.</param>
public sealed record RunOutcome(RunStatus Status, string Folder, IReadOnlyList<ResultTable> Tables, string Next)
{
    /// <summary>The page that shows it; null where there is none.</summary>
    public string? Report { get; init; }
}
