namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of different lengths without padding: longest first, all first elements, then all second ones, and so on.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>All elements [sum of lengths, *].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences are still running at each step; int64 on the CPU.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>Where each sequence came from in the batch; null when the batch was sorted by length already.</summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>Where each sequence of the batch has gone; null when the batch was sorted by length already.</summary>
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices)
                    {
                        this.data = data;
                        this.batch_sizes = batch_sizes;
                        this.sorted_indices = sorted_indices!;
                        this.unsorted_indices = unsorted_indices!;
                    }

                    internal long Batch
                    {
                        get
                        {
                            using var first = batch_sizes[0];
                            return first.item<long>();
                        }
                    }

                    private IEnumerable<Tensor> Parts => new[] { data, batch_sizes, sorted_indices, unsorted_indices }.Where(part => part is not null);

                    public void Dispose()
                    {
                        foreach (var part in Parts)
                            part.Dispose();
                    }

                    public PackedSequence DetachFromDisposeScope() => ForEach(part => part.DetachFromDisposeScope());

                    public PackedSequence MoveToOuterDisposeScope() => ForEach(part => part.MoveToOuterDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => ForEach(part => part.MoveToOtherDisposeScope(other.data));

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other) => ForEach(part => part.MoveToOtherDisposeScope(other));

                    /// <summary>Other elements in the same arrangement.</summary>
                    internal PackedSequence With(Tensor elements)
                        => new(elements, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    /// <summary>A state [layers, N, H] in the order of the packed sequences; a tensor of its own.</summary>
                    internal Tensor? SortedState(Tensor? state)
                        => sorted_indices is null ? state?.alias() : state?.index_select(1, sorted_indices);

                    /// <summary>A state [layers, N, H] back in the order of the batch, in place of <paramref name="state"/>.</summary>
                    internal Tensor UnsortedState(Tensor state)
                    {
                        if (unsorted_indices is null)
                            return state;
                        using var sorted = state;
                        return sorted.index_select(1, unsorted_indices);
                    }

                    private PackedSequence ForEach(Action<Tensor> action)
                    {
                        foreach (var part in Parts)
                            action(part);
                        return this;
                    }
                }
            }
        }
    }
}
