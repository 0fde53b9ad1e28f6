using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class PackedSequencesTests
{
    [Fact]
    public void Captions_are_sorted_by_length_and_laid_out_step_by_step_without_padding()
    {
        using var scope = NewDisposeScope();
        var packed = PackedSequences.Pack([(0, [7L]), (1, [4L, 5, 6]), (2, [8L, 9])], start: 1, end: 2);
        Assert.Equal([3, 3, 2, 1], packed.RowsPerStep);
        Assert.Equal([1, 1, 1, 4, 8, 7, 5, 9, 6], packed.Inputs.data<long>().ToArray());
        Assert.Equal([4, 8, 7, 5, 9, 2, 6, 2, 2], packed.Targets.data<long>().ToArray());
        Assert.Equal([1, 2, 0], packed.Sources.data<long>().ToArray());
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 0], packed.Rows.data<long>().ToArray());
        Assert.Equal(9, packed.Words);
    }

    [Fact]
    public void An_empty_batch_is_refused() => Assert.Throws<ArgumentException>(() => PackedSequences.Pack([], 1, 2));
}
