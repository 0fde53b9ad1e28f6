using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.KLDivLoss"/>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Kullback-Leibler divergence of log-probabilities from the target's.</summary>
    public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
    {
        public KLDivLoss(bool log_target = true, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
            this.log_target = log_target;
        }

        public bool log_target { get; }

        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.kl_div(input, target, log_target, reduction);
    }
}
