using Harness;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace Speed.Ours;

/// <summary>The translator of ours that learns.</summary>
internal static class OurTranslator
{
    /// <summary>What a translation experiment trains, and computes in a step. The one place to change when that changes.</summary>
    internal static TranslationPupil Pupil(TranslatorConfig config, Variant variant)
    {
        // The package has no module that is a decoder.
        if (variant == Variant.NoFusedRecurrence)
            config = config with { Kernel = RecurrentKernel.Unrolled, Encoder = config.Encoder with { Kernel = RecurrentKernel.BuiltIn } };
        var translator = new Translator(config, TranslationBatches.SourceWords, TranslationBatches.TargetWords);
        var learner = new Learner(translator, TranslationTraining.Train, fusedUpdate: variant != Variant.NoFusedUpdate);
        return new TranslationPupil(translator, learner, (sources, targets) => variant == Variant.NoOutputLoss
            ? nn.functional.cross_entropy(translator.call(sources, targets).Logits, targets.Targets)
            : translator.Loss(sources, targets));
    }
}
