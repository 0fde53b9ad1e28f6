using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// How large models are and what a training step of theirs keeps, before they are made: a model that does not fit ends the program in the
/// midst of an allocation, or the machine with it.
/// </summary>
internal static class ModelSize
{
    private const int NumberBytes = sizeof(float);

    // A cell without a fused twin keeps some twenty tensors of [B, H] in the graph of a step.
    private const int UnrolledBlocks = 20;

    // Scores are made for some rows at a time.
    private const double ScoreBytes = 32 << 20;

    /// <summary>How many weights a language model of V tokens has.</summary>
    public static double Weights(LanguageModelConfig config, double V)
    {
        double E = config.Embedding;
        return (V * E) + Stack(config, E > 0 ? E : V) + (config.Tied ? V : Layer(config.Hidden, V));
    }

    /// <summary>How many weights recurrent layers and an output layer have.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="inputs">numbers that a step reads</param>
    /// <param name="outputs">numbers that are said</param>
    public static double Weights(RecurrentConfig config, double inputs, double outputs) =>
        Stack(config, inputs) + Layer(config.Hidden, outputs);

    /// <summary>How many weights a captioner of V words has, but those of an encoder that comes trained.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">words</param>
    /// <param name="channels">of the encoder's grid</param>
    public static double Weights(CaptionerConfig config, double V, double channels)
    {
        double E = config.Embedding, H = config.Hidden;
        var around = (config.Encoder.Kind == EncoderKind.Small ? Weights(config.Encoder.Small) : 0)
            + (config.WordDetector > 0 ? Layer(channels, V) : 0);
        return around + (config.Kind == CaptionerKind.Attention
            ? Weights((DecoderConfig)config, V, channels)
            : (V * E) + CellSize.Of(config.Cell, E, H) + (channels * BlocksOf(config.Cell) * H) + Layer(H, V));
    }

    /// <summary>How many weights a decoder with attention has.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">words</param>
    /// <param name="annotation">length of an annotation</param>
    public static double Weights(DecoderConfig config, double V, double annotation)
    {
        double E = config.Embedding, H = config.Hidden;
        var parts = config.Attention;
        double D = parts.AnnotationSize > 0 ? parts.AnnotationSize : annotation;
        double A = Alignment.TakesState(parts.Alignment) ? H : parts.Size;
        var alignment = parts.Alignment switch
        {
            AlignmentKind.Mlp => Layer(D, A) + A,
            AlignmentKind.Dot or AlignmentKind.LuongGeneral => D * A,
            _ => 0,
        };
        return (V * E) + CellSize.Of(config.Cell, E, H) + alignment
            + (Alignment.TakesState(parts.Alignment) ? 0 : H * A)
            + (parts.AnnotationSize > 0 ? Layer(annotation, D) : 0)
            + (parts.SeeWord ? E * A : 0)
            + (parts.MeanState ? Layer(D, H) * (HasMemory(config.Cell) ? 2 : 1) : 0)
            + (parts.BetaGate == BetaGate.Off ? 0 : Layer(H, parts.BetaGate == BetaGate.Scalar ? 1 : D))
            + (parts.Look == Look.Before ? D * BlocksOf(config.Cell) * H : 0)
            + (parts.DeepOutput ? Layer(H, E) + (D * E) : 0)
            + (config.Tied ? V : Layer(parts.DeepOutput ? E : H, V));
    }

    /// <summary>How many weights a translator has.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="source">words of the sources</param>
    /// <param name="target">words of the targets</param>
    public static double Weights(TranslatorConfig config, double source, double target) =>
        (source * config.Embedding) + Reader(config.Encoder, config.Embedding)
        + Weights((DecoderConfig)config, target, (config.Encoder.Bidirectional ? 2 : 1) * config.Encoder.Hidden);

    /// <summary>How many weights the layers of a reader of sequences have.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="inputs">numbers that a step reads</param>
    public static double Reader(ReaderConfig config, double inputs)
    {
        if (!config.Bidirectional) return Stack(config, inputs);
        var upper = config.Layers - 1;
        var above = CellSize.Of(config.Cell, 2.0 * config.Hidden, config.Hidden);
        return 2 * (CellSize.Of(config.Cell, inputs, config.Hidden) + (upper * above));
    }

    /// <summary>How many weights a classifier of texts has.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">words</param>
    /// <param name="C">labels</param>
    public static double Weights(ClassifierConfig config, double V, double C)
    {
        if (config.Kind == ClassifierKind.BagOfWords) return ((V + config.Bigrams + 1) * C) + C;
        double E = config.Embedding, H = config.Hidden, ways = config.Bidirectional ? 2 : 1, D = ways * H;
        var reader = ways * (CellSize.Of(config.Cell, E, H) + ((config.Layers - 1) * CellSize.Of(config.Cell, D, H)));
        var attention = config.Summary == SummaryKind.Attention ? Layer(D, config.AttentionSize) + config.AttentionSize : 0;
        return (V * E) + reader + attention + Layer(D, C);
    }

    /// <summary>About what a step of a language model keeps for its backward pass, in bytes.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">tokens</param>
    /// <param name="rows">T·B</param>
    public static double StepBytes(LanguageModelConfig config, double V, double rows)
    {
        double E = config.Embedding;
        var input = config.InputDropout > 0 ? 3 * (E > 0 ? E : V) : E;
        return (rows * (input + Layers(config)) * NumberBytes) + Scores(rows, V);
    }

    /// <summary>About what a step of recurrent layers alone keeps for its backward pass, in bytes.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="rows">T·B</param>
    public static double StepBytes(RecurrentConfig config, double rows) => rows * Layers(config) * NumberBytes;

    /// <summary>About what a step of a classifier of texts keeps for its backward pass, in bytes.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="rows">words in all texts of the step</param>
    public static double StepBytes(ClassifierConfig config, double rows)
    {
        double ways = config.Bidirectional ? 2 : 1, D = ways * config.Hidden;
        var attention = config.Summary == SummaryKind.Attention ? 2.0 * config.AttentionSize : 0;
        return config.Kind == ClassifierKind.BagOfWords
            ? 0
            : rows * ((3 * config.Embedding) + (ways * Layers(config)) + (2 * D) + attention) * NumberBytes;
    }

    /// <summary>About what a step of a captioner keeps for its backward pass, in bytes.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">words</param>
    /// <param name="encoder">the encoder</param>
    /// <param name="pictures">B</param>
    /// <param name="words">in all captions of the pictures</param>
    public static double StepBytes(CaptionerConfig config, double V, ConvEncoder encoder, double pictures, double words)
    {
        double E = config.Embedding, H = config.Hidden, places = encoder.GridSize * encoder.GridSize, D = encoder.Channels;
        var attention = config.Kind == CaptionerKind.Attention ? config.Attention : null;
        double looked = attention is null ? 0 : attention.Size + ((attention.Hard is null ? 1 : 4) * places) + (2 * D) + (2 * E);
        var word = (Kept(config.Cell) * H) + (3 * E) + looked;
        var picture = places * (D + (2 * ((attention?.AnnotationSize ?? 0) + (attention?.Size ?? 0))));
        if (config.Encoder.Kind == EncoderKind.Small) picture += Activations(config.Encoder.Small, encoder.GridSize);
        var scores = attention?.Hard is null ? Scores(words, V) : 3 * words * V * NumberBytes; // of each word, and so by the package
        return (((words * word) + (pictures * picture)) * NumberBytes) + scores;
    }

    /// <summary>About what a step of a translator keeps for its backward pass, in bytes.</summary>
    /// <param name="config">sizes and switches</param>
    /// <param name="V">words of the targets</param>
    /// <param name="read">tokens of all sources</param>
    /// <param name="written">tokens of all targets</param>
    public static double StepBytes(TranslatorConfig config, double V, double read, double written)
    {
        double directions = config.Encoder.Bidirectional ? 2 : 1, D = directions * config.Encoder.Hidden, A = config.Attention.Size;
        var word = (Kept(config.Cell) * config.Hidden) + (3.0 * config.Embedding) + A + (2 * D) + (2.0 * config.Embedding);
        var place = (3.0 * config.Embedding) + (directions * Layers(config.Encoder)) + (2 * (D + A));
        return (((written * word) + (read * place)) * NumberBytes) + Scores(written, V);
    }

    // Numbers that the layers keep of a row, the gradient that comes back to each included.
    private static double Layers(RecurrentConfig config) =>
        config.Layers * (Kept(config.Cell) + 1.0 + (config.Dropout > 0 ? 2 : 0)) * config.Hidden;

    private static double Stack(RecurrentConfig config, double I)
    {
        double H = config.Hidden, upper = config.Layers - 1;
        var highways = config.Join == LayerJoinKind.Highway ? upper * Layer(H, H) : 0;
        return CellSize.Of(config.Cell, I, H) + (upper * CellSize.Of(config.Cell, H, H)) + highways;
    }

    private static double Layer(double inputs, double outputs) => (inputs + 1) * outputs;

    private static double Scores(double rows, double V) => Math.Min(ScoreBytes, rows * V * NumberBytes);

    /// <summary>How many weights a small encoder has.</summary>
    public static double Weights(SmallConvConfig config)
    {
        double inputs = config.Coordinates ? 5 : 3, all = 0;
        foreach (double outputs in config.Channels)
        {
            all += (9 * inputs * outputs) + (2 * outputs); // a convolution of 3 x 3, scale and shift of its norm
            inputs = outputs;
        }
        return all;
    }

    // From the grid back to the picture: of each layer the convolution, its norm, what follows, and a gradient.
    private static double Activations(SmallConvConfig config, double side)
    {
        var all = 0.0;
        foreach (var (channels, pooling) in config.Channels.Zip(config.Pooling).Reverse())
        {
            side *= pooling;
            all += 4 * channels * side * side;
        }
        return all;
    }

    private static double Kept(CellKind kind) =>
        FusedRecurrences.Of(kind, ScalarType.Float32)?.Plan is { } plan ? plan.Storage + (plan.HasMemory ? 2 : 1) : UnrolledBlocks;

    private static int BlocksOf(CellKind kind) => CellSize.Ask(kind, 1, 1, cell => cell.Blocks);

    private static bool HasMemory(CellKind kind) => CellSize.Ask(kind, 1, 1, cell => cell.MemoryBlocks > 0);
}
