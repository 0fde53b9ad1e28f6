using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>
/// Decoders by the fused kernel beside the readable ones: values and all gradients, one thread and two, float and double.
/// </summary>
public sealed class FusedDecoderTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public FusedDecoderTests() => manual_seed(6);

    public static TheoryData<string> Variants => TestCaptioner.Variants;

    /// <summary>Sizes of whole vectors and of parts of them, of more than one panel, and enough of them for two threads.</summary>
    public static CaptionerConfig Large { get; } =
        new() { Embedding = 24, Hidden = 80, Dropout = 0, Attention = new() { Size = 48, AnnotationSize = 70 } };

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Values_and_gradients_are_those_of_the_readable_decoder(string variant)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-5), (ScalarType.Float64, 1e-9) })
            Compare(TestCaptioner.Config(variant), TestCaptioner.Annotations(type), TestCaptioner.Captions(), tolerance);
    }

    [Theory]
    [InlineData(CellKind.Lstm, BetaGate.Scalar)]
    [InlineData(CellKind.Lstm, BetaGate.Vector)]
    [InlineData(CellKind.Mut1, BetaGate.Off)]
    [InlineData(CellKind.LstmFullGateRecurrence, BetaGate.Scalar)]
    public void Large_ones_are_shared_among_threads(CellKind cell, BetaGate gate)
    {
        var config = Large with { Cell = cell, Attention = Large.Attention with { SeeWord = true, BetaGate = gate } };
        Compare(config, randn(4, 19, TestCaptioner.Channels, dtype: ScalarType.Float64), Thirty(), 1e-9);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var captions = Thirty();
        var (decoder, annotations) = (Decoder(Large, ScalarType.Float32, RecurrentKernel.Fused), randn(4, 19, TestCaptioner.Channels));
        ProcessorThreads.Use(1);
        var one = Run(decoder, annotations, captions);
        ProcessorThreads.Use(2);
        foreach (var ((name, mine), (_, theirs)) in Run(decoder, annotations, captions).Zip(one))
            Assert.True(mine.allclose(theirs, rtol: 0, atol: 0), name);
    }

    [Fact]
    public void One_caption_of_a_picture_with_one_place_is_no_special_case()
    {
        var annotations = randn(1, 1, TestCaptioner.Channels, dtype: ScalarType.Float64);
        Compare(TestCaptioner.Config("attention lstm"), annotations, Captions((0, [4L, 5])), 1e-9);
    }

    [Fact]
    public void Pictures_may_have_any_number_of_captions_and_come_in_any_order()
    {
        var captions = Captions((2, [4L]), (0, [5L, 6, 7]), (2, [8L, 9, 9, 9]), (2, []));
        Compare(TestCaptioner.Config("attention lstm"), TestCaptioner.Annotations(ScalarType.Float64), captions, 1e-9);
    }

    [Fact]
    public void Nobody_has_to_ask_where_it_looked()
    {
        var (annotations, captions) = (TestCaptioner.Annotations(ScalarType.Float64), TestCaptioner.Captions());
        var fused = Decoder(TestCaptioner.Small, ScalarType.Float64, RecurrentKernel.Fused);
        var readable = Decoder(TestCaptioner.Small, ScalarType.Float64, RecurrentKernel.Unrolled);
        readable.load_state_dict(fused.state_dict());
        foreach (var decoder in new[] { fused, readable })
        {
            Tensor loss;
            using (NewDisposeScope()) loss = decoder.Loss(annotations, captions).crossEntropy.MoveToOuterDisposeScope();
            loss.backward();
        }
        foreach (var (expected, actual) in readable.named_parameters().Zip(fused.named_parameters()))
            LayerOutcome.Same(expected.name, expected.parameter.grad!, actual.parameter.grad!, 1e-9);
    }

    [Fact]
    public void A_caption_of_no_picture_is_refused()
    {
        var decoder = Decoder(TestCaptioner.Small, ScalarType.Float32, RecurrentKernel.Fused);
        Assert.ThrowsAny<Exception>(() => decoder.call(TestCaptioner.Annotations(), Captions((3, [4L]))));
    }

    [Theory]
    [InlineData("attention lstm")]
    [InlineData("attention LstmFullGateRecurrence")]
    [InlineData("plain gru")]
    public void Going_backward_twice_through_a_kept_graph_doubles_the_gradients(string variant)
    {
        var decoder = Decoder(TestCaptioner.Config(variant), ScalarType.Float64, RecurrentKernel.Fused);
        var annotations = TestCaptioner.Annotations(ScalarType.Float64).requires_grad_(true);
        var loss = Loss(decoder, annotations, TestCaptioner.Captions());
        loss.backward([], retain_graph: true);
        var once = Gradients(decoder, annotations).ConvertAll(gradient => gradient.clone());
        loss.backward();
        var twice = Gradients(decoder, annotations);
        Assert.Equal(once.Count, twice.Count);
        foreach (var (first, both) in once.Zip(twice)) Assert.True(both.allclose(2 * first, rtol: 1e-12, atol: 1e-15));
    }

    [Theory]
    [InlineData("attention narrow")]
    [InlineData("plain every")]
    public void Training_steps_leave_no_tensor_behind(string variant)
    {
        var decoder = Decoder(TestCaptioner.Config(variant), ScalarType.Float32, RecurrentKernel.Fused);
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        void Step()
        {
            using var step = NewDisposeScope();
            Loss(decoder, annotations, captions).backward();
        }
        Step(); // makes the gradients, which stay
        var before = LivingTensors.Count();
        for (var step = 0; step < 3; step++) Step();
        Assert.Equal(before, Tensor.TotalCount); // collected before the steps but not after: what waits for its finalizer was left behind
    }

    private void Compare(CaptionerConfig config, Tensor annotations, PackedSequences captions, double tolerance)
    {
        var auto = config.Attention.Alignment == AlignmentKind.Mlp ? RecurrentKernel.Fused : RecurrentKernel.Auto;
        var (fused, readable) = (Decoder(config, annotations.dtype, auto), Decoder(config, annotations.dtype, RecurrentKernel.Unrolled));
        readable.load_state_dict(fused.state_dict());
        var expected = Run(readable, annotations, captions);
        foreach (var count in new[] { 1, 2 })
        {
            ProcessorThreads.Use(count);
            var actual = Run(fused, annotations, captions);
            Assert.Equal(expected.Select(value => value.Name), actual.Select(value => value.Name));
            foreach (var ((name, theirs), (_, mine)) in expected.Zip(actual))
                LayerOutcome.Same($"{annotations.dtype}, {count} threads: {name}", theirs, mine, tolerance);
        }
    }

    private static List<(string Name, Tensor Value)> Run(SequenceDecoder decoder, Tensor given, PackedSequences captions)
    {
        var annotations = given.detach().clone().requires_grad_(true);
        decoder.zero_grad();
        var loss = Loss(decoder, annotations, captions);
        loss.backward();
        var output = decoder.call(annotations, captions);
        List<(string, Tensor)> values = [("loss", loss), ("logits", output.Logits)];
        if (output.Alpha is { } alpha) values.Add(("alpha", alpha));
        var trained = decoder.named_parameters().Where(item => item.parameter.grad is not null);
        values.AddRange(trained.Select(item => (item.name, item.parameter.grad!.clone())));
        values.Add(("annotations", annotations.grad!.clone()));
        return values;
    }

    // The regulariser gives alpha a gradient of its own.
    private static Tensor Loss(SequenceDecoder decoder, Tensor annotations, PackedSequences captions)
    {
        var (loss, alpha) = decoder.Loss(annotations, captions);
        return alpha is null ? loss : loss + (0.7 * CaptionLoss.DoublyStochastic(alpha, captions));
    }

    private static List<Tensor> Gradients(SequenceDecoder decoder, Tensor annotations) =>
        [annotations.grad!, .. decoder.parameters().Where(parameter => parameter.grad is not null).Select(parameter => parameter.grad!)];

    private static SequenceDecoder Decoder(CaptionerConfig config, ScalarType type, RecurrentKernel kernel)
    {
        var decoder = TestCaptioner.Create(config with { Kernel = kernel });
        decoder.to(type);
        decoder.train();
        return decoder;
    }

    /// <summary>Thirty captions of four pictures, of up to 18 words.</summary>
    private static PackedSequences Thirty()
    {
        return Captions([.. Enumerable.Range(0, 30).Select(caption => (caption % 4, Words(caption)))]);

        static IReadOnlyList<long> Words(int caption) =>
            [.. Enumerable.Range(0, (caption * 7) % 19).Select(t => 3L + ((t + caption) % 8))];
    }

    private static PackedSequences Captions(params (int Image, IReadOnlyList<long> Words)[] captions) =>
        PackedSequences.Pack(captions, TestCaptioner.Start, TestCaptioner.End);
}
