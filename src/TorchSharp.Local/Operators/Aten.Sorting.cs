using TorchSharp.Native;

namespace TorchSharp;

// Order statistics, counting and binning.
internal static partial class Aten
{
    internal static readonly Operator argsort = new("argsort");
    internal static readonly Operator bincount = new("bincount");
    internal static readonly Operator bucketize_Tensor = new("bucketize", "Tensor");
    internal static readonly Operator msort = new("msort");
    internal static readonly Operator sort_stable = new("sort", "stable");
    internal static readonly Operator topk = new("topk");
    internal static readonly Operator unique_consecutive = new("unique_consecutive");
}
