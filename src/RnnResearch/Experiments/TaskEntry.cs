namespace RnnResearch.Experiments;

/// <summary>A task that an experiment file can name.</summary>
/// <param name="Name">its name there</param>
/// <param name="Config">the record that its keys are read into</param>
/// <param name="Create">makes of that record what the runner works with</param>
internal sealed record TaskEntry(string Name, Type Config, Func<ExperimentConfig, ExperimentStart, IExperiment> Create);
