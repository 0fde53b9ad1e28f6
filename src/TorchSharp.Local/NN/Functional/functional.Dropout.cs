namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Dropout: zeros a share p of the input and scales the rest by 1 / (1 - p), in training only.
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => (inplace ? Aten.dropout_ : Aten.dropout).Call(input, p, training);

            /// <summary>Drops whole channels.</summary>
            /// <param name="input">[N, C, H, W]</param>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => (inplace ? Aten.feature_dropout_ : Aten.feature_dropout).Call(input, p, training);
        }
    }
}
