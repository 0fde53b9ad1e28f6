using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>What lies in the folder of all results.</summary>
/// <param name="Folder">That folder.</param>
/// <param name="Experiments">The runs of experiments, <c>NAME/TIME</c>.</param>
/// <param name="Sweeps">The folders of sweeps with their runs, <c>sweeps/NAME</c> and <c>sweeps/NAME/runs/LABEL</c>.</param>
internal sealed record ResultsTree(
    string Folder, IReadOnlyList<RunDirectory> Experiments, IReadOnlyList<(string Folder, IReadOnlyList<RunDirectory> Runs)> Sweeps)
{
    public IEnumerable<RunDirectory> Runs => Experiments.Concat(Sweeps.SelectMany(sweep => sweep.Runs));

    public static ResultsTree Of(string folder) => new(
        folder,
        [.. FoldersIn(folder).SelectMany(RunsIn)],
        [.. FoldersIn(Path.Combine(folder, "sweeps")).Where(SweepFolder.IsSweep)
            .Select(sweep => (sweep, RunsIn(Path.Combine(sweep, "runs"))))]);

    private static IReadOnlyList<RunDirectory> RunsIn(string folder) =>
        [.. FoldersIn(folder).Where(RunDirectory.IsRun).Select(RunDirectory.Open)];

    /// <summary>The folders themselves, and no links such as <c>latest</c>.</summary>
    private static IEnumerable<string> FoldersIn(string folder) => !Directory.Exists(folder) ? [] : new DirectoryInfo(folder)
        .EnumerateDirectories().Where(inside => inside.LinkTarget is null).Select(inside => inside.FullName).Order(StringComparer.Ordinal);
}
