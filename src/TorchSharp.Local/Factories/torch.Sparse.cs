using TorchSharp.Native;

namespace TorchSharp;

// Tensors of which only some elements are there.
public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where the values of a sparse tensor are, int64 [sparse dimensions, N]; a place may be there more than once.</summary>
        public Tensor SparseIndices => Aten._indices.Call(this);

        /// <summary>The values of a sparse tensor, [N, ..]; those at the same place are meant as their sum.</summary>
        public Tensor SparseValues => Aten._values.Call(this);

        /// <summary>All elements, zeros and all.</summary>
        public Tensor to_dense() => Aten.to_dense.Call(this);
    }

    /// <summary>A sparse tensor of values [N, ..] at indices int64 [sparse dimensions, N].</summary>
    public static Tensor sparse_coo_tensor(
        Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(
            Aten.sparse_coo_tensor_indices_size.Call(indices, values, size, dtype ?? values.dtype, Argument.None, device ?? values.device),
            requires_grad, names);
}
