namespace RnnResearch.Experiments.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Label">Its name and its folder's: <c>cell=lstm,seed=2</c>.</param>
/// <param name="Point">The row it counts for.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Experiment">Its whole configuration.</param>
public sealed record SweepRun(string Label, SweepPoint Point, long Seed, ResolvedExperiment Experiment);
