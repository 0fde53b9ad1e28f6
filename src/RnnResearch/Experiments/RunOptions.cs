namespace RnnResearch.Experiments;

/// <summary>How to train an experiment, apart from what its configuration says.</summary>
/// <param name="ResultsFolder">The folder of all results; the run gets EXPERIMENT/TIME below it.</param>
/// <param name="Command">The command that makes the run again, for run.json.</param>
public sealed record RunOptions(string ResultsFolder, string Command);
