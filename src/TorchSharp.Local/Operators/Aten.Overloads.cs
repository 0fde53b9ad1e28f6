using TorchSharp.Native;

namespace TorchSharp;

// Operators behind overloads that need more than one call or a choice.
internal static partial class Aten
{
    internal static readonly Operator _unique2 = new("_unique2");
    internal static readonly Operator block_diag = new("block_diag");
    internal static readonly Operator broadcast_tensors = new("broadcast_tensors");
    internal static readonly Operator can_cast = new("can_cast");
    internal static readonly Operator cartesian_prod = new("cartesian_prod");
    internal static readonly Operator cat = new("cat");
    internal static readonly Operator cdist = new("cdist");
    internal static readonly Operator column_stack = new("column_stack");
    internal static readonly Operator combinations = new("combinations");
    internal static readonly Operator count_nonzero = new("count_nonzero");
    internal static readonly Operator count_nonzero_dim_IntList = new("count_nonzero", "dim_IntList");
    internal static readonly Operator div_Scalar = new("div", "Scalar");
    internal static readonly Operator div_Scalar_mode = new("div", "Scalar_mode");
    internal static readonly Operator div_Tensor = new("div", "Tensor");
    internal static readonly Operator div_Tensor_mode = new("div", "Tensor_mode");
    internal static readonly Operator div__Scalar = new("div_", "Scalar");
    internal static readonly Operator div__Scalar_mode = new("div_", "Scalar_mode");
    internal static readonly Operator div__Tensor = new("div_", "Tensor");
    internal static readonly Operator div__Tensor_mode = new("div_", "Tensor_mode");
    internal static readonly Operator dstack = new("dstack");
    internal static readonly Operator einsum = new("einsum");
    internal static readonly Operator histc = new("histc");
    internal static readonly Operator hstack = new("hstack");
    internal static readonly Operator index_Tensor = new("index", "Tensor");
    internal static readonly Operator index_put_ = new("index_put_");
    internal static readonly Operator item = new("item");
    internal static readonly Operator kthvalue = new("kthvalue");
    internal static readonly Operator is_pinned = new("is_pinned");
    internal static readonly Operator linalg_multi_dot = new("linalg_multi_dot");
    internal static readonly Operator linalg_pinv = new("linalg_pinv");
    internal static readonly Operator meshgrid_indexing = new("meshgrid", "indexing");
    internal static readonly Operator moveaxis_int = new("moveaxis", "int");
    internal static readonly Operator movedim_int = new("movedim", "int");
    internal static readonly Operator nanmean = new("nanmean");
    internal static readonly Operator nonzero_numpy = new("nonzero_numpy");
    internal static readonly Operator pin_memory = new("pin_memory");
    internal static readonly Operator random__from = new("random_", "from");
    internal static readonly Operator result_type_Tensor = new("result_type", "Tensor");
    internal static readonly Operator rot90 = new("rot90");
    internal static readonly Operator rsub_Scalar = new("rsub", "Scalar");
    internal static readonly Operator searchsorted_Scalar = new("searchsorted", "Scalar");
    internal static readonly Operator searchsorted_Tensor = new("searchsorted", "Tensor");
    internal static readonly Operator squeeze = new("squeeze");
    internal static readonly Operator squeeze_ = new("squeeze_");
    internal static readonly Operator squeeze__dim = new("squeeze_", "dim");
    internal static readonly Operator squeeze_dim = new("squeeze", "dim");
    internal static readonly Operator stack = new("stack");
    internal static readonly Operator std_dim = new("std", "dim");
    internal static readonly Operator std_mean_dim = new("std_mean", "dim");
    internal static readonly Operator to_device = new("to", "device");
    internal static readonly Operator to_dtype = new("to", "dtype");
    internal static readonly Operator to_other = new("to", "other");
    internal static readonly Operator unique_dim = new("unique_dim");
    internal static readonly Operator var_dim = new("var", "dim");
    internal static readonly Operator var_mean_dim = new("var_mean", "dim");
    internal static readonly Operator vstack = new("vstack");
    internal static readonly Operator where = new("where");
    internal static readonly Operator where_self = new("where", "self");
}
