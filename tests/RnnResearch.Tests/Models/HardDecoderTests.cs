using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>The attention decoder where it looks hard.</summary>
public sealed class HardDecoderTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public HardDecoderTests() => manual_seed(7);

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [InlineData("attention lstm")]
    [InlineData("attention gru")]
    [InlineData("attention gates")]
    [InlineData("attention bare")]
    [InlineData("attention narrow")]
    [InlineData("attention word")]
    public void The_fused_kernel_chooses_and_learns_as_the_readable_decoder(string variant)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-5), (ScalarType.Float64, 1e-9) })
        {
            var annotations = TestCaptioner.Annotations(type);
            var fused = Decoder(TestCaptioner.Config(variant), RecurrentKernel.Fused, new()).to(type);
            var readable = Decoder(TestCaptioner.Config(variant), RecurrentKernel.Unrolled, new()).to(type);
            readable.load_state_dict(fused.state_dict());
            for (var seed = 0; seed < 4; seed++)
            {
                ProcessorThreads.Use(1 + (seed % 2));
                var (expected, actual) = (Learn(readable, annotations, seed), Learn(fused, annotations, seed));
                Assert.Equal(expected.Keys, actual.Keys);
                foreach (var (name, value) in expected) LayerOutcome.Same($"{type}, seed {seed}: {name}", value, actual[name], tolerance);
            }
        }
    }

    [Theory]
    [InlineData(RecurrentKernel.Fused)]
    [InlineData(RecurrentKernel.Unrolled)]
    public void The_gradient_along_what_was_drawn_is_that_of_finite_differences(RecurrentKernel kernel)
    {
        var config = TestCaptioner.Config("attention word");
        var decoder = Decoder(config, kernel, new() { Entropy = 0.3, Reinforce = 0 }).to(ScalarType.Float64);
        var (annotations, captions) = (TestCaptioner.Annotations(ScalarType.Float64), TestCaptioner.Captions());
        var chances = HardAttention.Draw(captions, 3, 0.5, ScalarType.Float64);
        GradientCheck.Parameters(decoder, () =>
        {
            var words = decoder.LossOfEach(annotations, captions, chances);
            return words.Nats.mean() + new Reinforce(new() { Entropy = 0.3, Reinforce = 0 }, 0).Loss(words, captions);
        });
    }

    [Theory]
    [InlineData(RecurrentKernel.Fused)]
    [InlineData(RecurrentKernel.Unrolled)]
    public void With_a_soft_share_of_one_it_is_the_soft_decoder(RecurrentKernel kernel)
    {
        var (annotations, captions) = (TestCaptioner.Annotations(ScalarType.Float64), TestCaptioner.Captions());
        var hard = Decoder(TestCaptioner.Small, kernel, new() { SoftShare = 1, Entropy = 0 }).to(ScalarType.Float64);
        var soft = TestCaptioner.Create(TestCaptioner.Small with { Kernel = kernel }).to(ScalarType.Float64);
        soft.load_state_dict(hard.state_dict());
        var (crossEntropy, alpha) = soft.Loss(annotations, captions);
        crossEntropy.backward();
        var words = hard.LossOfEach(annotations, captions);
        var terms = new Reinforce(new() { Entropy = 0 }, -1).Loss(words, captions);
        (words.Nats.mean() + terms).backward();
        Assert.Equal(0, terms.ToDouble());
        Assert.True(alpha!.allclose(words.Alpha, rtol: 0, atol: 0));
        Assert.Equal(crossEntropy.ToDouble(), words.Nats.mean().ToDouble(), 14);
        foreach (var (expected, actual) in soft.named_parameters().Zip(hard.named_parameters()))
            LayerOutcome.Same(expected.name, expected.parameter.grad!, actual.parameter.grad!, 1e-14);
    }

    [Theory]
    [InlineData(HardReading.Likeliest, RecurrentKernel.Fused)]
    [InlineData(HardReading.Likeliest, RecurrentKernel.Unrolled)]
    [InlineData(HardReading.Expected, RecurrentKernel.Fused)]
    [InlineData(HardReading.Expected, RecurrentKernel.Unrolled)]
    public void Once_trained_nothing_is_left_to_chance(HardReading reads, RecurrentKernel kernel)
    {
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        var decoder = Decoder(TestCaptioner.Small, kernel, new() { Reads = reads });
        var soft = TestCaptioner.Create(TestCaptioner.Small);
        soft.load_state_dict(decoder.state_dict());
        decoder.eval();
        soft.eval();
        var once = decoder.call(annotations, captions);
        Assert.True(once.Logits.allclose(decoder.call(annotations, captions).Logits, rtol: 0, atol: 0));
        Assert.True(once.Logits.allclose(Written(decoder, annotations, captions), rtol: 0, atol: 1e-5));
        Assert.Equal(reads == HardReading.Expected, once.Logits.allclose(soft.call(annotations, captions).Logits, rtol: 0, atol: 1e-5));
        var words = decoder.LossOfEach(annotations, captions);
        Assert.Equal(0, words.Drawn.abs().sum().ToDouble());
    }

    [Fact]
    public void In_training_two_passes_draw_other_places_and_one_seed_the_same()
    {
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        var decoder = Decoder(TestCaptioner.Small, RecurrentKernel.Auto, new() { SoftShare = 0 });
        manual_seed(1);
        var first = decoder.LossOfEach(annotations, captions);
        var second = decoder.LossOfEach(annotations, captions);
        manual_seed(1);
        var again = decoder.LossOfEach(annotations, captions);
        Assert.Equal(captions.Words, first.Drawn.sum().ToDouble());
        Assert.True(first.Drawn.allclose(again.Drawn, rtol: 0, atol: 0));
        Assert.False(first.Drawn.allclose(second.Drawn, rtol: 0, atol: 0));
    }

    [Fact]
    public void A_soft_decoder_has_no_hard_loss()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            TestCaptioner.Create("attention lstm").LossOfEach(TestCaptioner.Annotations(), TestCaptioner.Captions()));
        Assert.Equal("this decoder has no hard attention", error.Message);
    }

    // The scores word by word, as a session writes, in the order of the packed words.
    private static Tensor Written(SequenceDecoder decoder, Tensor annotations, PackedSequences captions)
    {
        var context = decoder.ContextOf(annotations);
        var state = decoder.Start(context).Select(captions.Sources);
        context = context.Select(captions.Sources);
        var (logits, at) = (new List<Tensor>(), 0L);
        foreach (var rows in captions.RowsPerStep)
        {
            context = context.First(rows);
            var (scores, step) = decoder.Next(captions.Inputs.narrow(0, at, rows), state.First(rows), context, first: at == 0);
            logits.Add(scores);
            (state, at) = (step.State, at + rows);
        }
        return cat(logits);
    }

    // What was drawn, the objective, and all gradients.
    private static Dictionary<string, Tensor> Learn(SequenceDecoder decoder, Tensor given, int seed)
    {
        var (annotations, captions) = (given.detach().clone().requires_grad_(true), TestCaptioner.Captions());
        decoder.zero_grad();
        manual_seed(seed);
        var words = decoder.LossOfEach(annotations, captions);
        var terms = new Reinforce(new() { Entropy = 0.2 }, -1).Loss(words, captions);
        var loss = words.Nats.mean() + terms + (0.7 * CaptionLoss.DoublyStochastic(words.Alpha, captions));
        loss.backward();
        Dictionary<string, Tensor> values = new()
        {
            ["drawn"] = words.Drawn,
            ["loss"] = loss,
            ["alpha"] = words.Alpha,
            ["annotations"] = annotations.grad!,
        };
        foreach (var (name, parameter) in decoder.named_parameters())
            if (parameter.grad is { } gradient) values.Add(name, gradient.clone());
        return values;
    }

    private static SequenceDecoder Decoder(CaptionerConfig config, RecurrentKernel kernel, HardAttentionConfig hard)
    {
        var decoder = TestCaptioner.Create(config with { Kernel = kernel, Attention = config.Attention with { Hard = hard } });
        decoder.train();
        return decoder;
    }
}
