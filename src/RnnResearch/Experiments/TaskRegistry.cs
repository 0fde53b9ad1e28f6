using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;
using RnnResearch.Experiments.Memory;
using RnnResearch.Experiments.Sentiment;
using RnnResearch.Experiments.Translation;
using RnnResearch.Experiments.Video;

namespace RnnResearch.Experiments;

/// <summary>The tasks an experiment file can name: the one place outside its own folder that knows of a task.</summary>
public sealed class TaskRegistry
{
    private readonly SortedDictionary<string, TaskEntry> tasks = new(StringComparer.Ordinal);

    /// <summary>The tasks this project knows.</summary>
    public static TaskRegistry Default { get; } = new TaskRegistry()
        .Add<CaptioningConfig>("captioning", (config, start) => new CaptioningExperiment(config, start))
        .Add<LanguageConfig>("language", (config, start) => new LanguageExperiment(config, start))
        .Add<MemoryConfig>("memory", (config, start) => new MemoryExperiment(config, start))
        .Add<SentimentConfig>("sentiment", (config, start) => new SentimentExperiment(config, start))
        .Add<TranslationConfig>("translation", (config, start) => new TranslationExperiment(config, start))
        .Add<VideoConfig>("video", (config, start) => new VideoExperiment(config, start));

    public IReadOnlyCollection<string> Names => tasks.Keys;

    /// <summary>The record type of a task, or null where no task has that name.</summary>
    public Type? ConfigOf(string name) => tasks.GetValueOrDefault(name)?.Config;

    internal TaskRegistry Add<TConfig>(string name, Func<TConfig, ExperimentStart, IExperiment> create)
        where TConfig : ExperimentConfig
    {
        tasks.Add(name, new TaskEntry(name, typeof(TConfig), (config, start) => create((TConfig)config, start)));
        return this;
    }

    /// <summary>What a task's configuration describes, brought to life.</summary>
    internal IExperiment Create(ExperimentConfig config, ExperimentStart start) => tasks[config.Task].Create(config, start);

    /// <summary>The name of the task with that record.</summary>
    internal string NameOf(Type config) => tasks.Values.First(task => task.Config == config).Name;
}
