using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Tests.Experiments;

/// <summary>The experiments and sweeps that the repository holds.</summary>
internal static class RepositoryExperiments
{
    public static ExperimentCatalog Catalog { get; } = ExperimentCatalog.Locate(TaskRegistry.Default, AppContext.BaseDirectory);

    public static SweepCatalog Sweeps { get; } = new(Catalog);
}
