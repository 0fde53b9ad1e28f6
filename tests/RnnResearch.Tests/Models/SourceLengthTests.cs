using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Sources of 4, 1 and 3 places side by side: what stands beyond is as if it were not there.</summary>
public sealed class SourceLengthTests : IDisposable
{
    private static readonly long[] Lengths = [4, 1, 3];
    private readonly DisposeScope scope = NewDisposeScope();

    public SourceLengthTests() => manual_seed(8);

    public static TheoryData<string, RecurrentKernel> Decoders
    {
        get
        {
            var data = new TheoryData<string, RecurrentKernel>();
            foreach (var kernel in new[] { RecurrentKernel.Auto, RecurrentKernel.Unrolled })
                foreach (var variant in Variants) data.Add(variant, kernel);
            return data;
        }
    }

    private static readonly string[] Variants =
    [
        "attention lstm", "attention gates", "attention word", "attention dot", "attention uniform", "attention after",
        "attention after general", "attention mean", "plain lstm",
    ];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Beyond_its_places_a_source_is_not_looked_at(string variant, RecurrentKernel kernel)
    {
        var decoder = TestCaptioner.Create(TestCaptioner.Config(variant) with { Kernel = kernel });
        decoder.to(ScalarType.Float64);
        var (a, captions) = (TestCaptioner.Annotations(ScalarType.Float64).requires_grad_(true), TestCaptioner.Captions());
        var (loss, alpha) = decoder.Loss(new Annotations(a, tensor(Lengths)), captions);
        loss.backward();
        var beyond = arange(TestCaptioner.Places).unsqueeze(0).ge(tensor(Lengths).unsqueeze(1));
        Assert.Equal(0, a.grad!.masked_select(beyond.unsqueeze(2)).abs().sum().ToDouble());
        if (alpha is null) return;
        var rows = beyond.index_select(0, captions.Sources).index_select(0, captions.Rows); // [S, L]
        Assert.Equal(0, alpha.masked_select(rows).sum().ToDouble());
        Assert.True(alpha.sum(1).allclose(ones(captions.Words, dtype: ScalarType.Float64)));
    }

    [Theory]
    [MemberData(nameof(Decoders))]
    public void A_source_with_others_is_what_it_is_alone(string variant, RecurrentKernel kernel)
    {
        var decoder = TestCaptioner.Create(TestCaptioner.Config(variant) with { Kernel = kernel });
        decoder.to(ScalarType.Float64);
        var a = TestCaptioner.Annotations(ScalarType.Float64);
        var together = decoder.call(new Annotations(a, tensor(Lengths)), Each((0, [4L, 5, 6]), (1, [7L, 8]), (2, [9L]))).Logits;
        var first = decoder.call(a.narrow(0, 2, 1).narrow(1, 0, 3), Each((0, [9L]))).Logits; // of the third source: its two words
        LayerOutcome.Same("logits", first[0], together[2], 1e-12);
        LayerOutcome.Same("logits", first[1], together[5], 1e-12);
    }

    [Fact]
    public void A_source_without_places_is_refused_by_the_kernel()
    {
        var decoder = TestCaptioner.Create(TestCaptioner.Small with { Kernel = RecurrentKernel.Fused });
        var annotations = new Annotations(TestCaptioner.Annotations(), tensor(new long[] { 4, 0, 3 }));
        var error = Assert.Throws<ArgumentException>(() => decoder.Loss(annotations, TestCaptioner.Captions()));
        Assert.Contains("source 1 has 0 places, expected 1 to 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_keeps_the_places_of_its_rows()
    {
        var decoder = TestCaptioner.Create(TestCaptioner.Small);
        decoder.eval();
        using var session = new DecoderSession(decoder, new Annotations(TestCaptioner.Annotations(), tensor(Lengths)));
        session.Step(tensor(new long[] { 1, 1, 1 }));
        session.Select([1, 2, 2]);
        session.Step(tensor(new long[] { 4, 4, 4 }));
        Assert.Equal([1f, 0, 0, 0], session.Attention![0].data<float>().ToArray());
        Assert.Equal(0f, session.Attention[1][3].item<float>());
    }

    private static PackedSequences Each(params (int Source, IReadOnlyList<long> Words)[] sequences) =>
        PackedSequences.Pack(sequences, TestCaptioner.Start, TestCaptioner.End);
}
