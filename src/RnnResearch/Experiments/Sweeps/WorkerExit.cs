namespace RnnResearch.Experiments.Sweeps;

/// <summary>How a worker ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Errors">The last lines of its standard error.</param>
internal sealed record WorkerExit(int Code, IReadOnlyList<string> Errors)
{
    /// <summary>What a process returns that was interrupted and has saved.</summary>
    public const int Interrupted = 130;

    /// <summary>The line that says why: the last error or warning, else the last line of all.</summary>
    public string Reason => Errors.LastOrDefault(IsReason) ?? (Errors.Count > 0 ? Errors[^1] : "it said nothing");

    private static bool IsReason(string line) =>
        line.StartsWith("error: ", StringComparison.Ordinal)
        || line.StartsWith("warning: ", StringComparison.Ordinal)
        || line.Contains("Exception: ", StringComparison.Ordinal);
}
