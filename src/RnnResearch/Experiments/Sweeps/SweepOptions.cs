namespace RnnResearch.Experiments.Sweeps;

/// <summary>How to run a sweep, apart from what its file says.</summary>
/// <param name="ResultsFolder">The folder of all results; the sweep gets sweeps/NAME below it.</param>
/// <param name="Command">The command that runs the sweep, for messages and run.json.</param>
/// <param name="FailFast">Whether the first failure stops the other runs.</param>
/// <param name="Fresh">Whether what there is of this sweep is moved aside first.</param>
public sealed record SweepOptions(string ResultsFolder, string Command, bool FailFast = false, bool Fresh = false);
