using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>One value on an axis of a sweep.</summary>
/// <param name="Text">As labels and tables write it.</param>
/// <param name="Changes">What it changes in the experiment; the keys are dotted paths.</param>
internal sealed record SweepChoice(string Text, IReadOnlyList<ConfigEntry> Changes);
