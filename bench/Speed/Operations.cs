using RnnResearch.Models;
using RnnResearch.Recurrent;

namespace Speed;

/// <summary>
/// Floating-point operations as GFLOP/s are counted here: those of the matrix products of the plain algorithm and nothing else, two for
/// each multiplication with its addition. Element by element work, softmax and the optimizer count nothing, nor does an embedding, which
/// looks up; a one-hot input is a product. Training is three times the forward pass: a product going forward is two going backward, one
/// for the weights and one for what it read. A program that computes less, or more, than this is not counted otherwise.
/// </summary>

internal static class Operations
{
    private const int PerMultiplyAdd = 2;
    private const int Training = 3;

    /// <summary>Of a language model writing, per token.</summary>
    internal static double Writing(LanguageModelConfig model, int vocabulary)
    {
        var input = model.Embedding > 0 ? model.Embedding : vocabulary;
        var layers = Enumerable.Range(0, model.Layers).Sum(l => Weights(model.Cell, l == 0 ? input : model.Hidden, model.Hidden));
        return PerMultiplyAdd * (layers + ((double)model.Hidden * vocabulary));
    }

    /// <summary>Of a language model learning, per token.</summary>
    internal static double Learning(LanguageModelConfig model, int vocabulary) => Training * Writing(model, vocabulary);

    /// <summary>Of the attention captioner learning, per word of <see cref="CaptionBatches"/>.</summary>
    internal static double Learning(CaptionerConfig model)
    {
        double H = model.Hidden, E = model.Embedding, A = model.Attention.Size, D = model.Attention.AnnotationSize;
        const double L = CaptionBatches.Places, V = CaptionBatches.Vocabulary;
        // Narrowed, and what the alignment makes of them.
        var places = CaptionBatches.Images * L * ((CaptionBatches.Channels * D) + (D * A));
        var starts = CaptionBatches.Images * 2 * D * H;
        var cell = 4 * H * (E + D + H);
        // Query, scores, context, its gate.
        var attention = (H * A) + (L * A) + (L * D) + (H * D);
        var output = (H * E) + (D * E) + (E * V);
        var words = Enumerable.Range(0, CaptionBatches.Count).Average(number => CaptionBatches.Captions(number).Words);
        return Training * PerMultiplyAdd * (cell + attention + output + ((places + starts) / words));
    }

    /// <summary>Of the translator learning, per target word of <see cref="TranslationBatches"/>.</summary>
    internal static double Learning(TranslatorConfig model)
    {
        double H = model.Hidden, E = model.Embedding, A = model.Attention.Size, F = model.Encoder.Hidden, D = 2 * F;
        const double V = TranslationBatches.TargetWords;
        var batches = TranslationBatches.All();
        double words = batches.Sum(batch => batch.Targets.Words), read = batches.Sum(batch => batch.Sources.Words);
        var place = (2 * 3 * F * (E + F)) + (D * A); // of three blocks in two directions, and what the alignment makes of it
        var looked = batches.Average(batch => batch.Sources.Lengths.Average()) * (A + D);
        var word = (3 * H * (E + D + H)) + (H * A) + looked + (H * E) + (D * E) + (E * V);
        return Training * PerMultiplyAdd * (word + (read / words * place) + (batches.Length * TranslationBatches.Pairs * D * H / words));
    }

    /// <summary>Of the classifier learning, per word, but its output layer, which reads once per text.</summary>
    internal static double Learning(ClassifierConfig model) =>
        Training * PerMultiplyAdd * 2 * Weights(model.Cell, model.Embedding, model.Hidden);

    /// <summary>Elements of the matrices, each of which meets each token once.</summary>
    private static double Weights(CellKind kind, long inputSize, long hiddenSize)
    {
        using var cell = RecurrentCells.Create(kind, inputSize, hiddenSize);
        return cell.parameters().Where(weight => weight.shape.Length == 2).Sum(weight => weight.numel());
    }
}
