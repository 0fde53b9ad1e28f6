using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;
using RnnResearch.Experiments.Memory;

namespace RnnResearch.Experiments;

/// <summary>The tasks an experiment file can name, each with the record its keys are read into.</summary>
public sealed class TaskRegistry
{
    private readonly SortedDictionary<string, Type> configs = new(StringComparer.Ordinal);

    /// <summary>The tasks this project knows.</summary>
    public static TaskRegistry Default { get; } = new TaskRegistry()
        .Add<CaptioningConfig>("captioning")
        .Add<LanguageConfig>("language")
        .Add<MemoryConfig>("memory");

    public IReadOnlyCollection<string> Names => configs.Keys;

    public TaskRegistry Add<TConfig>(string name)
        where TConfig : ExperimentConfig
    {
        configs.Add(name, typeof(TConfig));
        return this;
    }

    /// <summary>The record type of a task, or null where no task has that name.</summary>
    public Type? ConfigOf(string name) => configs.GetValueOrDefault(name);
}
