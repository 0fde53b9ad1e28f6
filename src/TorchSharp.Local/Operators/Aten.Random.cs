using TorchSharp.Native;

namespace TorchSharp;

// Samples drawn from or into a tensor.
internal static partial class Aten
{
    internal static readonly Operator bernoulli = new("bernoulli");
    internal static readonly Operator bernoulli__Tensor = new("bernoulli_", "Tensor");
    internal static readonly Operator bernoulli__float = new("bernoulli_", "float");
    internal static readonly Operator cauchy_ = new("cauchy_");
    internal static readonly Operator exponential_ = new("exponential_");
    internal static readonly Operator geometric_ = new("geometric_");
    internal static readonly Operator log_normal_ = new("log_normal_");
    internal static readonly Operator multinomial = new("multinomial");
    internal static readonly Operator normal_ = new("normal_");
    internal static readonly Operator poisson = new("poisson");
    internal static readonly Operator uniform_ = new("uniform_");
}
