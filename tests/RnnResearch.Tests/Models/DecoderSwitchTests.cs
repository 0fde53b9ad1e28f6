using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>What <c>forget_bias</c>, <c>dropout</c> and <c>input_dropout</c> do to a decoder, and what they leave alone.</summary>
public sealed class DecoderSwitchTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public DecoderSwitchTests() => manual_seed(9);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_forget_bias_is_that_of_the_forget_gate_and_changes_nothing_else()
    {
        const int H = 7;
        var asDrawn = Decoder(TestCaptioner.Small).state_dict();
        var biased = Decoder(TestCaptioner.Small with { ForgetBias = 1.5 }).state_dict();
        var total = biased["cell.bias_ih"] + biased["cell.bias_hh"]; // [4H], blocks i f g o
        Assert.All(Numbers(total.narrow(0, H, H)), bias => Assert.Equal(1.5f, bias));
        foreach (var name in new[] { "cell.bias_ih", "cell.bias_hh" })
            foreach (var block in new[] { 0, 2, 3 })
                Assert.Equal(Numbers(asDrawn[name].narrow(0, block * H, H)), Numbers(biased[name].narrow(0, block * H, H)));
        foreach (var (name, weight) in asDrawn.Where(entry => !entry.Key.StartsWith("cell.bias", StringComparison.Ordinal)))
            Assert.Equal(Numbers(weight), Numbers(biased[name]));
    }

    [Theory]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void A_cell_without_a_forget_gate_takes_no_forget_bias(CellKind cell)
    {
        var asDrawn = Decoder(TestCaptioner.Small with { Cell = cell }).state_dict();
        var biased = Decoder(TestCaptioner.Small with { Cell = cell, ForgetBias = 1.5 }).state_dict();
        foreach (var (name, weight) in asDrawn) Assert.Equal(Numbers(weight), Numbers(biased[name]));
    }

    [Theory]
    [InlineData("attention lstm")]
    [InlineData("attention bare")]
    [InlineData("plain lstm")]
    public void Dropout_changes_the_words_but_not_where_they_look_and_only_while_training(string variant)
    {
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        var config = TestCaptioner.Config(variant);
        var expected = Answer(Decoder(config), training: false, annotations, captions);
        var decoder = Decoder(config with { Dropout = 0.5 });
        var evaluating = Answer(decoder, training: false, annotations, captions);
        var training = Answer(decoder, training: true, annotations, captions);
        Assert.Equal(0, Difference(expected.Logits, evaluating.Logits));
        Assert.True(Difference(expected.Logits, training.Logits) > 1e-3);
        if (expected.Alpha is not null) Assert.Equal(0, Difference(expected.Alpha, training.Alpha!), 1e-5);
    }

    [Theory]
    [InlineData("attention lstm", true)]
    [InlineData("attention lstm", false)]
    [InlineData("plain lstm", true)]
    [InlineData("plain lstm", false)]
    public void Input_dropout_takes_from_pictures_and_from_words_while_training_only(string variant, bool fromPictures)
    {
        // Of the two inputs one is zero, so that nothing can be dropped from it.
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        if (!fromPictures) annotations.fill_(0);
        SequenceDecoder Make(double inputDropout)
        {
            var decoder = Decoder(TestCaptioner.Config(variant) with { InputDropout = inputDropout });
            using var quiet = no_grad();
            if (fromPictures) decoder.get_parameter("embedding.weight")!.fill_(0);
            return decoder;
        }
        var expected = Answer(Make(0), training: false, annotations, captions).Logits;
        var decoder = Make(0.5);
        Assert.Equal(0, Difference(expected, Answer(decoder, training: false, annotations, captions).Logits));
        Assert.True(Difference(expected, Answer(decoder, training: true, annotations, captions).Logits) > 1e-3);
    }

    /// <summary>The same weights whenever it is asked for the same sizes.</summary>
    private static SequenceDecoder Decoder(CaptionerConfig config)
    {
        manual_seed(4);
        return TestCaptioner.Create(config);
    }

    private static DecoderOutput Answer(SequenceDecoder decoder, bool training, Tensor annotations, PackedSequences captions)
    {
        decoder.train(training);
        return decoder.call(annotations, captions);
    }

    private static double Difference(Tensor one, Tensor other) => (one - other).abs().max().ToDouble();

    private static float[] Numbers(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
