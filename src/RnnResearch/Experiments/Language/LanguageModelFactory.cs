using System.Text;
using RnnResearch.Data.Text;
using RnnResearch.Models;
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
        var model = new LanguageModel(config.Model, vocabulary.Count);
        model.to(ComputeDevice.Of(config.Device));
        if (trained is not null) ModelState.Restore(model, trained.Model);
        return model;
    }

    /// <exception cref="CheckpointException">There is none in the checkpoint.</exception>
    public static TextVocabulary VocabularyOf(Checkpoint trained) =>
        trained.Attachments.TryGetValue(VocabularyAttachment, out var json)
            ? TextVocabulary.FromJson(Encoding.UTF8.GetString(json))
            : throw new CheckpointException($"step {trained.Step}: the checkpoint has no {VocabularyAttachment}, so it is not a language model's");
}
