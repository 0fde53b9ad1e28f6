namespace RnnResearch.Experiments.Sweeps;

/// <summary><c>runs.json</c>: the runs a sweep was launched with.</summary>
/// <param name="Runs">SHA-256 of the <c>config.yaml</c> of each run, by the run's label.</param>
internal sealed record SweepManifest(IReadOnlyDictionary<string, string> Runs);
