namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Normalisation.
        public static partial class functional
        {
            /// <summary>Normalises each channel: over the batch when training (and updates the running estimates), else with the running estimates.</summary>
            /// <param name="input">[N, C, *]</param>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
                => Aten.batch_norm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>Normalises over the last dimensions, which must be <paramref name="normalized_shape"/>.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
                => Aten.layer_norm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>Divides by the p-norm along a dimension, or by <paramref name="eps"/> where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var norm = Aten.norm_ScalarOpt_dim.Call(input, p, new[] { dim }, true);
                using var denominator = norm.clamp_min(eps);
                return input.div(denominator);
            }

            /// <summary>The cosine of the angle between vectors along a dimension.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
                => Aten.cosine_similarity.Call(x1, x2, dim, eps);
        }
    }
}
