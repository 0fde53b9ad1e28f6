namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Losses of a prediction (input) and what it should be (target).
        public static partial class functional
        {
            /// <summary>Cross-entropy of class scores, before the softmax.</summary>
            /// <param name="input">[N, C, *]</param>
            /// <param name="target">class numbers [N, *], or probabilities [N, C, *]</param>
            /// <param name="weight">one per class [C]</param>
            /// <param name="ignore_index">the class number of targets that do not count</param>
            /// <param name="label_smoothing">share of the target's probability that is spread evenly over all classes</param>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
                => Aten.cross_entropy_loss.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>Negative log likelihood of log-probabilities [N, C, *] and class numbers [N, *].</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Aten.nll_loss_nd.Call(input, target, weight, (long)reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Aten.mse_loss.Call(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Aten.l1_loss.Call(input, target, (long)reduction);

            /// <summary>Half a square over beta for differences below beta, straight beyond.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1)
                => Aten.smooth_l1_loss.Call(input, target, (long)reduction, beta);

            /// <summary>Smooth L1 loss times delta.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
                => Aten.huber_loss.Call(input, target, (long)reduction, delta);

            /// <summary>Cross-entropy of probabilities in [0, 1].</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Aten.binary_cross_entropy.Call(input, target, weight, (long)reduction);

            /// <summary>Cross-entropy of scores, before the sigmoid.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
                => Aten.binary_cross_entropy_with_logits.Call(input, target, weight, pos_weights, (long)reduction);

            /// <summary>Kullback-Leibler divergence; <paramref name="input"/> holds log-probabilities, and so does the target unless <paramref name="log_target"/> is false.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
                => Aten.kl_div.Call(input, target, (long)reduction, log_target);
        }
    }
}
