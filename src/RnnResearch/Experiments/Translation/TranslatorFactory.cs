using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Experiments.Translation;

/// <summary>Makes translators, new ones or ones out of a checkpoint.</summary>
internal static class TranslatorFactory
{
    /// <summary>The file of a checkpoint that holds the words of the sources.</summary>
    public const string SourceFile = "source-vocabulary.json";

    /// <summary>The file of a checkpoint that holds the words of the targets.</summary>
    public const string TargetFile = "target-vocabulary.json";

    /// <summary>The words that a trained translator reads, and those that it writes.</summary>
    public static (Vocabulary Source, Vocabulary Target) VocabulariesOf(Checkpoint trained) =>
        (AttachedVocabulary.Of(trained, SourceFile), AttachedVocabulary.Of(trained, TargetFile));

    public static Translator Create(TranslationConfig config, int sourceWords, int targetWords, Checkpoint? trained)
    {
        var (model, device) = (config.Model, ComputeDevice.Of(config.Device));
        FusedRecurrences.Require(model.Kernel, model.Cell, device);
        FusedRecurrences.Require(model.Encoder.Kernel, model.Encoder.Cell, device);
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(model, sourceWords, targetWords),
            "make model.hidden, model.encoder.hidden or model.embedding smaller");
        var translator = new Translator(model, sourceWords, targetWords);
        translator.to(device);
        if (trained is not null) ModelState.Restore(translator, trained.Model);
        return translator;
    }
}
