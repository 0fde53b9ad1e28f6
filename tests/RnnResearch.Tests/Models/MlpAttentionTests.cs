using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Attention with gradients by hand, which a decoder takes while it learns, beside the plain one of eval mode.</summary>
public sealed class MlpAttentionTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public MlpAttentionTests() => manual_seed(6);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData("attention lstm", ScalarType.Float64, true, 1e-9)]
    [InlineData("attention lstm", ScalarType.Float64, false, 1e-9)]
    [InlineData("attention narrow", ScalarType.Float64, false, 1e-9)]
    [InlineData("attention word", ScalarType.Float64, true, 1e-9)]
    [InlineData("attention bare", ScalarType.Float64, true, 1e-9)]
    [InlineData("attention lstm", ScalarType.Float32, true, 1e-5)]
    [InlineData("attention narrow", ScalarType.Float32, true, 1e-5)]
    public void Values_and_gradients_equal_the_plain_attention(string variant, ScalarType type, bool wanted, double tolerance) =>
        Compare(variant, TestCaptioner.Annotations(type), TestCaptioner.Captions(), wanted, tolerance);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_caption_of_a_picture_with_one_place_is_no_special_case(bool wanted) =>
        Compare("attention lstm", randn(1, 1, TestCaptioner.Channels, dtype: ScalarType.Float64), Captions((0, [4L, 5])), wanted, 1e-9);

    [Fact]
    public void Pictures_may_have_any_number_of_captions_and_come_in_any_order() =>
        Compare("attention lstm", TestCaptioner.Annotations(ScalarType.Float64), Captions((2, [4L]), (0, [5L, 6, 7]), (2, [8L, 9, 9, 9]), (2, [])), true, 1e-9);

    [Fact]
    public void Going_backward_twice_through_a_kept_graph_doubles_the_gradients()
    {
        var decoder = Decoder("attention lstm", ScalarType.Float64);
        var (annotations, captions) = (TestCaptioner.Annotations(ScalarType.Float64), TestCaptioner.Captions());
        annotations.requires_grad = true;
        var loss = Loss(decoder.call(annotations, captions), captions);
        loss.backward([], retain_graph: true);
        var once = Gradients(decoder, annotations).ConvertAll(gradient => gradient.clone());
        loss.backward();
        var twice = Gradients(decoder, annotations);
        Assert.Equal(once.Count, twice.Count);
        foreach (var (first, both) in once.Zip(twice)) Assert.True(both.allclose(2 * first, rtol: 1e-12, atol: 1e-15));
    }

    [Fact]
    public void Training_steps_leave_no_tensor_behind()
    {
        var decoder = Decoder("attention narrow", ScalarType.Float32);
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        void Step()
        {
            using var step = NewDisposeScope();
            Loss(decoder.call(annotations, captions), captions).backward();
        }
        Step(); // makes the gradients, which stay
        var before = LivingTensors.Count();
        for (var step = 0; step < 3; step++) Step();
        Assert.Equal(before, Tensor.TotalCount); // collected before the steps but not after: what waits for its finalizer was left behind
    }

    private static void Compare(string variant, Tensor annotations, PackedCaptions captions, bool wanted, double tolerance)
    {
        var decoder = Decoder(variant, annotations.dtype);
        annotations.requires_grad = wanted;
        var byHand = Run(decoder, annotations, captions);
        decoder.eval();
        var plain = Run(decoder, annotations, captions);
        Assert.Equal(plain.Select(value => value.Name), byHand.Select(value => value.Name));
        foreach (var ((name, mine), (_, theirs)) in byHand.Zip(plain))
            Assert.True(mine.allclose(theirs, rtol: tolerance, atol: tolerance), $"{name} differs by {(mine - theirs).abs().max().ToDouble()}");
    }

    private static List<(string Name, Tensor Value)> Run(CaptionDecoder decoder, Tensor annotations, PackedCaptions captions)
    {
        decoder.zero_grad();
        annotations.grad?.fill_(0);
        var output = decoder.call(annotations, captions);
        Loss(output, captions).backward();
        List<(string, Tensor)> values = [("logits", output.Logits), ("alpha", output.Alpha!)];
        values.AddRange(decoder.named_parameters().Where(item => item.parameter.grad is not null).Select(item => (item.name, item.parameter.grad!.clone())));
        if (annotations.grad is { } gradient) values.Add(("annotations", gradient.clone()));
        return values;
    }

    // The regulariser gives alpha a gradient of its own.
    private static Tensor Loss(DecoderOutput output, PackedCaptions captions) =>
        CaptionLoss.CrossEntropy(output, captions) + (0.7 * CaptionLoss.DoublyStochastic(output.Alpha!, captions));

    private static List<Tensor> Gradients(CaptionDecoder decoder, Tensor annotations) =>
        [annotations.grad!, .. decoder.parameters().Where(parameter => parameter.grad is not null).Select(parameter => parameter.grad!)];

    private static CaptionDecoder Decoder(string variant, ScalarType type)
    {
        var decoder = TestCaptioner.Create(variant);
        decoder.to(type);
        decoder.train();
        return decoder;
    }

    private static PackedCaptions Captions(params (int Image, IReadOnlyList<long> Words)[] captions) =>
        PackedCaptions.Pack(captions, TestCaptioner.Start, TestCaptioner.End);
}
