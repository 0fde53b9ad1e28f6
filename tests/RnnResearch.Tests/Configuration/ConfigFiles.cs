using RnnResearch.Configuration;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Configuration;

/// <summary>Experiment files for one test, named x.yaml unless said otherwise.</summary>
internal sealed class ConfigFiles : IDisposable
{
    private readonly TempFolder root = new();

    public static TaskRegistry Tasks { get; } = new TaskRegistry().Add<SampleConfig>("sample", (_, _) => throw new NotSupportedException());

    public string Root => root.Path;

    public ConfigFiles With(string name, string text)
    {
        root.Write($"experiments/{name}.yaml", text);
        return this;
    }

    public static ConfigFiles X(string text) => new ConfigFiles().With("x", text);

    public ResolvedExperiment Resolve(params string[] overrides) =>
        ExperimentCatalog.Locate(Tasks, Root).Load("x", overrides);

    public SampleConfig Load(params string[] overrides) => (SampleConfig)Resolve(overrides).Config;

    /// <summary>Everything that is wrong, one line each.</summary>
    public string[] Problems(params string[] overrides) =>
        [.. Assert.Throws<ConfigException>(() => Load(overrides)).Problems.Select(problem => problem.ToString())];

    public void Dispose() => root.Dispose();
}
