namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Leaves the padding out.</summary>
                /// <param name="input">[T, N, *], or [N, T, *] with batch_first</param>
                /// <param name="lengths">[N], int64 on the CPU</param>
                /// <param name="enforce_sorted">the lengths descend; else the batch is sorted here, and results are sorted back</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (enforce_sorted)
                        return Pack(input, lengths, batch_first, null);
                    var (sorted_lengths, order) = lengths.sort(-1, descending: true);
                    using (sorted_lengths)
                    {
                        var sorted_indices = order.to(input.device);
                        if (!ReferenceEquals(order, sorted_indices))
                            order.Dispose();
                        using var sorted = input.index_select(batch_first ? 0 : 1, sorted_indices);
                        return Pack(sorted, sorted_lengths, batch_first, sorted_indices);
                    }
                }

                /// <summary>Puts the padding back.</summary>
                /// <param name="total_length">pad to this length, not only to the longest sequence</param>
                /// <returns>[T, N, *], or [N, T, *] with batch_first, and the lengths [N] on the CPU</returns>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    var longest = sequence.batch_sizes.shape[0];
                    if (total_length < longest)
                        throw new ArgumentException($"pad_packed_sequence: total_length {total_length} is less than the longest sequence, {longest}.", nameof(total_length));
                    var (padded, lengths) = Aten._pad_packed_sequence.CallTwo(sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? longest);
                    if (sequence.unsorted_indices is null)
                        return (padded, lengths);
                    using (padded)
                    using (lengths)
                    using (var onHost = sequence.unsorted_indices.to(DeviceType.CPU))
                        return (padded.index_select(batch_first ? 0 : 1, sequence.unsorted_indices), lengths.index_select(0, onHost));
                }

                /// <summary>Stacks sequences [T_i, *] to [T, N, *], or [N, T, *] with batch_first.</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0)
                    => Aten.pad_sequence.Call(sequences.ToArray(), batch_first, padding_value);

                /// <summary>Packs sequences [T_i, *].</summary>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    var list = sequences.ToArray();
                    using var lengths = tensor(list.Select(sequence => sequence.shape[0]).ToArray());
                    using var padded = pad_sequence(list);
                    return pack_padded_sequence(padded, lengths, enforce_sorted: enforce_sorted);
                }

                private static PackedSequence Pack(Tensor input, Tensor lengths, bool batch_first, Tensor? sorted_indices)
                {
                    var (data, batch_sizes) = Aten._pack_padded_sequence.CallTwo(input, lengths, batch_first);
                    return new PackedSequence(data, batch_sizes, sorted_indices, sorted_indices?.argsort());
                }
            }
        }
    }
}
