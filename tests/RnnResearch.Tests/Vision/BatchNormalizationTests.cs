using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

/// <summary>Beside the package's own, bit by bit: what comes out, what is kept, and how many batches were counted.</summary>
public sealed class BatchNormalizationTests
{
    [Fact]
    public void It_is_the_packages()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (ours, theirs) = (nn.BatchNorm2d(5), nn.BatchNorm2d(5));
        foreach (var training in new[] { true, true, false })
        {
            ours.train(training);
            theirs.train(training);
            var x = randn(3, 5, 4, 4);
            Assert.True(theirs.call(x).bytes.SequenceEqual(BatchNormalization.Apply(ours, x).bytes));
        }
        foreach (var (name, part) in theirs.state_dict())
            Assert.True(part.bytes.SequenceEqual(ours.state_dict()[name].bytes), name);
    }
}
