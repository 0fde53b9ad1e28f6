using TorchSharp.Native;

namespace TorchSharp;

// Copies, detaching and filling.
internal static partial class Aten
{
    internal static readonly Operator _indices = new("_indices");
    internal static readonly Operator _values = new("_values");
    internal static readonly Operator clone = new("clone");
    internal static readonly Operator copy_ = new("copy_");
    internal static readonly Operator detach = new("detach");
    internal static readonly Operator detach_ = new("detach_");
    internal static readonly Operator fill__Scalar = new("fill_", "Scalar");
    internal static readonly Operator resolve_conj = new("resolve_conj");
    internal static readonly Operator resolve_neg = new("resolve_neg");
    internal static readonly Operator set__source_Tensor = new("set_", "source_Tensor");
    internal static readonly Operator sparse_coo_tensor_indices_size = new("sparse_coo_tensor", "indices_size");
    internal static readonly Operator to_dense = new("to_dense");
    internal static readonly Operator zero_ = new("zero_");
}
