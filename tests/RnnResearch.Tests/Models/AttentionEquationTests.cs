using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>The attention decoder under teacher forcing beside the paper's equations, <see cref="PaperDecoder"/>.</summary>
public sealed class AttentionEquationTests : IDisposable
{
    /// <summary>The longest first, which is the order of the rows of a packed batch.</summary>
    private static readonly (int Image, IReadOnlyList<long> Words)[] Said =
        [(1, [4, 8, 9, 10]), (0, [4, 5, 6]), (2, [5, 5, 3]), (1, [7]), (2, [])];

    private readonly DisposeScope scope = NewDisposeScope();

    public AttentionEquationTests() => manual_seed(8);

    public static TheoryData<string> Variants =>
    [
        "all parts", "all parts of a gru", "beta gate of every element", "no beta gate", "no mean state", "no deep output", "no word seen",
    ];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public void Teacher_forcing_is_the_paper_word_by_word(string variant)
    {
        var config = Config(variant);
        var decoder = TestCaptioner.Create(config);
        decoder.to(ScalarType.Float64);
        decoder.eval();
        var paper = new PaperDecoder(decoder.state_dict(), config);
        var annotations = TestCaptioner.Annotations(ScalarType.Float64);
        var captions = PackedSequences.Pack(Said, TestCaptioner.Start, TestCaptioner.End);
        var output = decoder.call(annotations, captions);
        for (var row = 0; row < Said.Length; row++)
        {
            var (logits, alpha) = paper.Teach(annotations[Said[row].Image], [TestCaptioner.Start, .. Said[row].Words]);
            var packed = captions.Rows.eq(row).nonzero().view(-1);
            AssertClose(logits, output.Logits.index_select(0, packed), $"logits of caption {row}");
            AssertClose(alpha, output.Alpha!.index_select(0, packed), $"alpha of caption {row}");
        }
        Assert.Equal(decoder.state_dict().Keys.Order(), paper.Used.Order()); // a part that is off has no weights
    }

    private static CaptionerConfig Config(string variant)
    {
        var all = TestCaptioner.Small with { Attention = TestCaptioner.Small.Attention with { SeeWord = true } };
        return variant switch
        {
            "all parts" => all,
            "all parts of a gru" => all with { Cell = CellKind.Gru },
            "beta gate of every element" => all with { Attention = all.Attention with { BetaGate = BetaGate.Vector } },
            "no beta gate" => all with { Attention = all.Attention with { BetaGate = BetaGate.Off } },
            "no mean state" => all with { Attention = all.Attention with { MeanState = false } },
            "no deep output" => all with { Attention = all.Attention with { DeepOutput = false } },
            "no word seen" => all with { Attention = all.Attention with { SeeWord = false } },
            _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "there is no such variant"),
        };
    }

    private static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(actual.allclose(expected, rtol: 1e-9, atol: 1e-10), $"{what} differ by {(actual - expected).abs().max().ToDouble()}");
    }
}
