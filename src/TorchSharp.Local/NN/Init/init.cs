using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place, without recording for autograd, and returns them.</summary>
        public static partial class init
        {
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
                => Filled(tensor, Aten.uniform_, low, high, generator);

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
                => Filled(tensor, Aten.normal_, mean, std, generator);

            public static Tensor constant_(Tensor tensor, Scalar val) => Filled(tensor, Aten.fill__Scalar, val);

            public static Tensor zeros_(Tensor tensor) => Filled(tensor, Aten.zero_);

            public static Tensor ones_(Tensor tensor) => Filled(tensor, Aten.fill__Scalar, 1.0);

            /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.dim() != 2)
                    throw new ArgumentException($"eye_: expected a matrix, got [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                using var off = no_grad();
                using var identity = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                InPlace.Copy(tensor, identity);
                return tensor;
            }

            /// <summary>Uniform with variance gain² 2 / (fan in + fan out) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Normal with variance gain² 2 / (fan in + fan out) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <inheritdoc cref="xavier_normal_"/>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform with variance gain² / fan (He et al. 2015); <paramref name="a"/> is the slope of the leaky ReLU.</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with variance gain² / fan (He et al. 2015); <paramref name="a"/> is the slope of the leaky ReLU.</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
                => normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Orthonormal rows or columns, whichever are fewer, times gain (Saxe, McClelland and Ganguli 2013); further dimensions count as columns.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException($"orthogonal_: expected 2 dimensions or more, got [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.shape[0], tensor.numel() / tensor.shape[0]);
                var random = empty(rows, columns, tensor.dtype, tensor.device).normal_();
                var (q, r) = Aten.linalg_qr.CallTwo(rows < columns ? random.t() : random);
                // Signs as in the decomposition with a positive diagonal, which makes the result uniform.
                q = q.mul(r.diag().sign());
                InPlace.Copy(tensor, (rows < columns ? q.t() : q).contiguous().view_as(tensor));
                InPlace.Multiply(tensor, gain);
                return tensor;
            }

            private static Tensor Filled(Tensor tensor, Operator fill, params ReadOnlySpan<Argument> arguments)
            {
                using var off = no_grad();
                fill.CallVoid([tensor, .. arguments]);
                return tensor;
            }
        }
    }
}
