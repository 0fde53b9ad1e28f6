using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.SmoothL1Loss"/>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) => new(reduction, beta);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Half a square over beta for differences below beta, straight beyond (Girshick 2015).</summary>
    public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
    {
        public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1)
            : base(reduction)
        {
            this.beta = beta;
        }

        public double beta { get; }

        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }
}
