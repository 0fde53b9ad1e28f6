using TorchSharp.Native;

namespace TorchSharp;

// Operators behind the factories.
internal static partial class Aten
{
    internal static readonly Operator arange_start_step = new("arange", "start_step");
    internal static readonly Operator empty_like = new("empty_like");
    internal static readonly Operator empty_memory_format = new("empty", "memory_format");
    internal static readonly Operator empty_strided = new("empty_strided");
    internal static readonly Operator eye_m = new("eye", "m");
    internal static readonly Operator full = new("full");
    internal static readonly Operator full_like = new("full_like");
    internal static readonly Operator linspace = new("linspace");
    internal static readonly Operator logspace = new("logspace");
    internal static readonly Operator normal_Tensor_Tensor = new("normal", "Tensor_Tensor");
    internal static readonly Operator normal_float_float = new("normal", "float_float");
    internal static readonly Operator ones = new("ones");
    internal static readonly Operator ones_like = new("ones_like");
    internal static readonly Operator rand_generator = new("rand", "generator");
    internal static readonly Operator rand_like = new("rand_like");
    internal static readonly Operator randint_like_low_dtype = new("randint_like", "low_dtype");
    internal static readonly Operator randint_low_generator = new("randint", "low_generator");
    internal static readonly Operator randn_generator = new("randn", "generator");
    internal static readonly Operator randn_like = new("randn_like");
    internal static readonly Operator randperm_generator = new("randperm", "generator");
    internal static readonly Operator tril_indices = new("tril_indices");
    internal static readonly Operator triu_indices = new("triu_indices");
    internal static readonly Operator zeros = new("zeros");
    internal static readonly Operator zeros_like = new("zeros_like");
}
