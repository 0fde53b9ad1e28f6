using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Small decoders and batches for tests.</summary>
internal static class TestCaptioner
{
    public const int Vocabulary = 11;
    public const int Channels = 5;
    public const int Places = 4;
    public const int Start = 1;
    public const int End = 2;

    /// <summary>Every decoder worth telling apart, by a name that shows in the test list.</summary>
    public static TheoryData<string> Variants =>
    [
        "attention lstm", "attention gru", "attention rnn", "attention dot", "attention uniform", "attention bare", "attention narrow", "attention word",
        "plain rnn", "plain lstm", "plain every",
    ];

    public static CaptionDecoder Create(string variant, double dropout = 0)
    {
        var small = new CaptionerConfig { Embedding = 6, Hidden = 7, Dropout = dropout, Attention = new() { Size = 3 } };
        var config = variant switch
        {
            "attention gru" => small with { Cell = CellKind.Gru },
            "attention rnn" => small with { Cell = CellKind.Rnn },
            "attention dot" => small with { Attention = small.Attention with { Alignment = AlignmentKind.Dot } },
            "attention uniform" => small with { Attention = small.Attention with { Alignment = AlignmentKind.Uniform } },
            "attention bare" => small with { Attention = small.Attention with { BetaGate = false, MeanState = false, DeepOutput = false } },
            "attention narrow" => small with { Attention = small.Attention with { AnnotationSize = 3 } },
            "attention word" => small with { Attention = small.Attention with { SeeWord = true } },
            "plain rnn" => small with { Kind = CaptionerKind.Plain, Cell = CellKind.Rnn },
            "plain lstm" => small with { Kind = CaptionerKind.Plain },
            "plain every" => small with { Kind = CaptionerKind.Plain, Plain = new() { ImageAt = ImageAt.Every } },
            _ => small,
        };
        return config.Kind == CaptionerKind.Plain
            ? new PlainDecoder(config, Vocabulary, Channels)
            : new AttentionDecoder(config, Vocabulary, Channels);
    }

    /// <summary>Five captions of three pictures, of lengths 3, 1, 4, 0 and 3.</summary>
    public static PackedCaptions Captions() => PackedCaptions.Pack([(0, [4L, 5, 6]), (1, [7L]), (1, [4L, 8, 9, 10]), (2, []), (2, [5L, 5, 3])], Start, End);

    /// <summary>Annotations [3, L, D] of the three pictures.</summary>
    public static Tensor Annotations(ScalarType type = ScalarType.Float32) => randn(3, Places, Channels, dtype: type);
}
