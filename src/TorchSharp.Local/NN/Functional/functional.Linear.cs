namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Linear maps, and tables of classes.
        public static partial class functional
        {
            /// <summary>y = x Wᵀ + b</summary>
            /// <param name="input">[*, in]</param>
            /// <param name="weights">[out, in]</param>
            /// <param name="bias">[out]</param>
            /// <returns>[*, out]</returns>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

            /// <summary>Ones where the last index equals the class, zeros elsewhere; as many classes as the largest when <paramref name="num_classes"/> is -1.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot.Call(x, num_classes);
        }
    }
}
