using RnnResearch.Experiments.Captioning;
using RnnResearch.Experiments.Language;
using RnnResearch.Experiments.Memory;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>Makes of a task's configuration what the runner works with.</summary>
internal static class ExperimentFactory
{
    /// <param name="config">the task's own record</param>
    /// <param name="trained">weights and vocabulary to start from; null starts anew</param>
    /// <param name="streams">the experiment's randomness</param>
    /// <param name="log">takes a line about anything that takes long</param>
    public static IExperiment Create(
        ExperimentConfig config, Checkpoint? trained, RandomStreams streams, Action<string> log) =>
        config switch
        {
            CaptioningConfig captioning => new CaptioningExperiment(captioning, trained, streams, log),
            LanguageConfig language => new LanguageExperiment(language, trained, streams, log),
            MemoryConfig memory => new MemoryExperiment(memory, trained, log),
            _ => throw new ArgumentException($"there is no task behind {config.GetType().Name}", nameof(config)),
        };
}
