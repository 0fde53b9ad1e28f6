using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.BCEWithLogitsLoss"/>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Cross-entropy of scores, before the sigmoid.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
            : base(weight, reduction)
        {
            this.pos_weights = pos_weights;
        }

        public Tensor? pos_weights { get; }

        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}
