using TorchSharp.Native;

namespace TorchSharp;

// Operators behind torch.linalg.
internal static partial class Aten
{
    internal static readonly Operator linalg_cholesky = new("linalg_cholesky");
    internal static readonly Operator linalg_det = new("linalg_det");
    internal static readonly Operator linalg_eigvals = new("linalg_eigvals");
    internal static readonly Operator linalg_inv = new("linalg_inv");
    internal static readonly Operator linalg_matrix_norm = new("linalg_matrix_norm");
    internal static readonly Operator linalg_matrix_norm_str_ord = new("linalg_matrix_norm", "str_ord");
    internal static readonly Operator linalg_norm = new("linalg_norm");
    internal static readonly Operator linalg_norm_ord_str = new("linalg_norm", "ord_str");
    internal static readonly Operator linalg_solve = new("linalg_solve");
    internal static readonly Operator linalg_svd = new("linalg_svd");
    internal static readonly Operator linalg_svdvals = new("linalg_svdvals");
    internal static readonly Operator linalg_vector_norm = new("linalg_vector_norm");
}
