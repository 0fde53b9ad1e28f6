using RnnResearch.Models;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>Makes classifiers, new ones or ones out of a checkpoint.</summary>
internal static class ClassifierFactory
{
    /// <param name="config">the experiment's</param>
    /// <param name="words">V</param>
    /// <param name="labels">C</param>
    /// <param name="trained">weights to start from, or null</param>
    public static TextClassifier Create(SentimentConfig config, int words, int labels, Checkpoint? trained)
    {
        var device = ComputeDevice.Of(config.Device);
        FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, device);
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(config.Model, words, labels),
            "make model.hidden, model.embedding or model.bigrams smaller");
        var model = TextClassifier.Of(config.Model, words, labels);
        model.to(device);
        if (trained is not null) ModelState.Restore(model, trained.Model);
        return model;
    }
}
