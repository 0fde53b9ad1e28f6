using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.HuberLoss"/>
            public static HuberLoss HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) => new(delta, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Smooth L1 loss times delta.</summary>
    public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
    {
        public HuberLoss(double delta = 1, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
            this.delta = delta;
        }

        public double delta { get; }

        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.huber_loss(input, target, delta, reduction);
    }
}
