using RnnResearch.Data.Text;
using RnnResearch.Encodings;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Experiments.Language;

/// <summary>Makes language models, new ones or ones out of a checkpoint, which holds all there is to know.</summary>
internal static class LanguageModelFactory
{
    /// <summary>The file of a checkpoint that holds the vocabulary.</summary>
    public const string VocabularyAttachment = "vocabulary.json";

    public static LanguageModel Create(LanguageConfig config, TextVocabulary vocabulary, Checkpoint? trained)
    {
        FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, ComputeDevice.Of(config.Device));
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(config.Model, vocabulary.Count),
            "make model.hidden, model.embedding or model.layers smaller");
        var model = new LanguageModel(config.Model, vocabulary.Count);
        model.to(ComputeDevice.Of(config.Device));
        if (trained is not null) ModelState.Restore(model, trained.Model);
        return model;
    }

    /// <summary>The first row of what training has carried so far, where the configuration has texts begin with it; else null.</summary>
    public static NetworkState? StartOf(LanguageConfig config, NetworkState? carried) =>
        config.StartState == StartState.Training ? carried?.Map(part => part.narrow(0, 0, 1)) : null;

    /// <exception cref="CheckpointException">There is none in the checkpoint.</exception>
    public static TextVocabulary VocabularyOf(Checkpoint trained) =>
        trained.Attachments.TryGetValue(VocabularyAttachment, out var json)
            ? TextVocabulary.FromJson(StrictUtf8.Decode(json, "The checkpoint's vocabulary"))
            : throw new CheckpointException(
                $"step {trained.Step}: the checkpoint has no {VocabularyAttachment}, so it is not a language model's");
}
