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

    /// <summary>Every decoder with every cell, and the switches worth telling apart, by a name that shows in the test list.</summary>
    public static TheoryData<string> Variants =>
    [
        .. Enum.GetNames<CellKind>().SelectMany(cell => new[] { $"attention {cell}", $"plain {cell}" }),
        "attention dot", "attention general", "attention inner", "attention uniform", "attention bare", "attention narrow",
        "attention word", "attention gates",
        "attention tied", "attention after", "attention after general", "attention mean", "plain every",
    ];

    /// <summary>The sizes of all of them. Without dropout, so that training and evaluation give the same numbers.</summary>
    public static CaptionerConfig Small { get; } = new() { Embedding = 6, Hidden = 7, Dropout = 0, Attention = new() { Size = 3 } };

    public static CaptionerConfig Config(string variant) => variant switch
    {
        "attention dot" => Small with { Attention = Small.Attention with { Alignment = AlignmentKind.Dot } },
        "attention general" => Small with { Attention = Small.Attention with { Alignment = AlignmentKind.LuongGeneral, SeeWord = true } },
        "attention inner" => Small with
        {
            Attention = Small.Attention with { Alignment = AlignmentKind.LuongDot, AnnotationSize = Small.Hidden },
        },
        "attention uniform" => Small with { Attention = Small.Attention with { Alignment = AlignmentKind.Uniform } },
        "attention gates" => Small with { Attention = Small.Attention with { BetaGate = BetaGate.Vector } },
        "attention tied" => Small with { Tied = true },
        "attention after" => Small with { Attention = Small.Attention with { Look = Look.After, BetaGate = BetaGate.Off } },
        "attention after general" => Small with
        {
            Tied = true,
            Attention = Small.Attention with { Look = Look.After, BetaGate = BetaGate.Off, Alignment = AlignmentKind.LuongGeneral },
        },
        "attention mean" => Small with { Attention = Small.Attention with { BetaGate = BetaGate.Off, Alignment = AlignmentKind.Uniform } },
        "attention bare" => Small with
        {
            Attention = Small.Attention with { BetaGate = BetaGate.Off, MeanState = false, DeepOutput = false },
        },
        "attention narrow" => Small with { Attention = Small.Attention with { AnnotationSize = 3 } },
        "attention word" => Small with { Attention = Small.Attention with { SeeWord = true } },
        "plain every" => Small with { Kind = CaptionerKind.Plain, Plain = new() { ImageAt = ImageAt.Every } },
        _ => WithCell(variant.Split(' ')),
    };

    private static CaptionerConfig WithCell(string[] kindAndCell) => Small with
    {
        Kind = Enum.Parse<CaptionerKind>(kindAndCell[0], ignoreCase: true),
        Cell = Enum.Parse<CellKind>(kindAndCell[1], ignoreCase: true),
    };

    public static SequenceDecoder Create(string variant) => Create(Config(variant));

    public static SequenceDecoder Create(CaptionerConfig config) => config.Kind == CaptionerKind.Plain
        ? new PlainDecoder(config, Vocabulary, Channels)
        : new AttentionDecoder(config, Vocabulary, Channels);

    /// <summary>Five captions of three pictures, of lengths 3, 1, 4, 0 and 3.</summary>
    public static PackedSequences Captions() =>
        PackedSequences.Pack([(0, [4L, 5, 6]), (1, [7L]), (1, [4L, 8, 9, 10]), (2, []), (2, [5L, 5, 3])], Start, End);

    /// <summary>Annotations [3, L, D] of the three pictures.</summary>
    public static Tensor Annotations(ScalarType type = ScalarType.Float32) => randn(3, Places, Channels, dtype: type);
}
