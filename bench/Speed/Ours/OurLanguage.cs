using Harness;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace Speed.Ours;

/// <summary>Language models of ours in training.</summary>
internal static class OurLanguage
{
    internal static LanguageTraining Training(LanguageConfig config, int vocabulary, int stepsPerRun, Variant variant)
    {
        var kernel = variant == Variant.NoFusedRecurrence ? ThePackages(config.Model.Cell)
            : variant == Variant.ForcedRecurrence ? RecurrentKernel.Fused
            : config.Model.Kernel;
        LanguageLoss? loss = variant == Variant.NoOutputLoss ? OfScores
            : variant == Variant.NoProjectedVocabulary ? OfVectors
            : null;
        config = config with { Model = config.Model with { Kernel = kernel } };
        return new LanguageTraining(config, vocabulary, stepsPerRun, loss, fusedUpdate: variant != Variant.NoFusedUpdate);
    }

    private static RecurrentKernel ThePackages(CellKind cell) =>
        BuiltInLayer.Has(cell) ? RecurrentKernel.BuiltIn : RecurrentKernel.Unrolled;

    /// <summary>The scores by the model, their cross-entropy by the package.</summary>
    private static (Tensor, NetworkState) OfScores(
        LanguageModel model, Tensor tokens, Tensor targets, NetworkState state, bool sumOverTime)
    {
        using var scope = NewDisposeScope();
        var (scores, last) = model.call(tokens, state);
        var loss = nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten()).Times(sumOverTime ? tokens.size(0) : 1);
        return (loss.MoveToOuterDisposeScope(), last.Map(part => part.MoveToOuterDisposeScope()));
    }

    /// <summary>The recurrence reads a vector for each token, not the vocabulary's.</summary>
    private static (Tensor, NetworkState) OfVectors(
        LanguageModel model, Tensor tokens, Tensor targets, NetworkState state, bool sumOverTime)
    {
        using var scope = NewDisposeScope();
        var parts = model.named_children().ToDictionary(part => part.name, part => part.module);
        var x = parts.TryGetValue("embedding", out var embedding)
            ? ((Embedding)embedding).call(tokens)
            : nn.functional.one_hot(tokens, model.VocabularySize).to(ScalarType.Float32);
        var (h, last) = ((RecurrentNetwork)parts["recurrence"]).call(x, state);
        var output = (Linear)parts["Why"];
        var loss = OutputLoss.Of(h, output.weight!, output.bias!, targets, sumOverTime ? tokens.size(0) : 1);
        return (loss.MoveToOuterDisposeScope(), last.Map(part => part.MoveToOuterDisposeScope()));
    }
}
