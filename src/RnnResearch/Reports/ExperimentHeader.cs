using RnnResearch.Configuration;
using RnnResearch.Experiments;

namespace RnnResearch.Reports;

/// <summary>Finds what an experiment's file says about itself: a run keeps its configuration, but not the comment above it.</summary>
internal static class ExperimentHeader
{
    /// <param name="experiment">its name</param>
    /// <param name="starts">folders; the file is looked for in each and above it</param>
    /// <returns>null where no <c>experiments/NAME.yaml</c> is found</returns>
    public static ExperimentSummary? Find(string experiment, IEnumerable<string> starts)
    {
        var file = starts.SelectMany(Upwards)
            .Select(folder => ConfigSource.PathOf(Path.Combine(folder, ExperimentCatalog.FolderName), experiment))
            .FirstOrDefault(File.Exists);
        return file is null ? null : ExperimentSummary.Read(experiment, file);
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
