using RnnResearch.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class CaptionLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void The_regulariser_is_what_it_is_by_hand()
    {
        // Two captions of 2 and 1 steps over 2 places. Looked at: (0.9 + 0.5, 0.1 + 0.5) and (0.2, 0.8).
        // (1 - 1.4)² + (1 - 0.6)² = 0.32; (1 - 0.2)² + (1 - 0.8)² = 0.68; 1.00 shared among 3 words.
        var captions = PackedSequences.Pack([(0, [5L]), (0, [])], start: 1, end: 2);
        var alpha = tensor(new float[,] { { 0.9f, 0.1f }, { 0.2f, 0.8f }, { 0.5f, 0.5f } });
        Assert.Equal(1.0 / 3, CaptionLoss.DoublyStochastic(alpha, captions).ToDouble(), 6);
    }

    [Fact]
    public void The_word_detector_learns_which_words_are_said()
    {
        manual_seed(3);
        // Picture 0 says word 5, picture 1 says word 6; <end> (2) is said of both.
        var captions = PackedSequences.Pack([(0, [5L]), (1, [6L])], start: 1, end: 2);
        var detector = new WordDetector(annotationSize: 3, vocabularySize: 8);
        var annotations = randn(2, 4, 3);
        var optimizer = optim.Adam(detector.parameters(), 0.1);
        for (var i = 0; i < 200; i++)
        {
            optimizer.zero_grad();
            detector.Loss(annotations, captions).backward();
            optimizer.step();
        }
        var said = detector.call(annotations).gt(0).to(ScalarType.Int64);
        Assert.Equal([0, 0, 1, 0, 0, 1, 0, 0], said[0].data<long>().ToArray());
        Assert.Equal([0, 0, 1, 0, 0, 0, 1, 0], said[1].data<long>().ToArray());
    }
}
