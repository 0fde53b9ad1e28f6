using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales the gradients so that their norm, taken over all of them at once, is at most <paramref name="max_norm"/> (Pascanu, Mikolov and Bengio 2013).</summary>
            /// <returns>the norm before</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var gradients = Gradients(tensors);
                if (gradients.Count == 0)
                    return 0;
                var norms = stack(gradients.Select(gradient => Norm(gradient, norm_type).to(gradients[0].device)).ToArray());
                var total = Norm(norms, norm_type);
                var factor = max_norm / (total + 1e-6);
                // Written so that a NaN passes on to all gradients, where it is seen.
                if (!(factor.ToDouble() >= 1))
                {
                    foreach (var gradient in gradients)
                        InPlace.Multiply(gradient, factor.to(gradient.device));
                }
                return total.ToDouble();
            }

            /// <summary>Cuts every element of the gradients to ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                foreach (var gradient in Gradients(tensors))
                    InPlace.Clamp(gradient, -clip_value, clip_value);
            }

            /// <summary>All parameters in one row.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>Copies consecutive pieces of <paramref name="vec"/> into the parameters.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var start = 0L;
                foreach (var parameter in tensors)
                {
                    var count = parameter.numel();
                    InPlace.Copy(parameter, vec.narrow(0, start, count).view_as(parameter));
                    start += count;
                }
            }

            private static List<Tensor> Gradients(IEnumerable<Parameter> parameters)
                => [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];

            private static Tensor Norm(Tensor tensor, double norm_type)
                => double.IsPositiveInfinity(norm_type) ? tensor.abs().max() : Aten.norm_Scalar.Call(tensor, norm_type);
        }
    }
}
