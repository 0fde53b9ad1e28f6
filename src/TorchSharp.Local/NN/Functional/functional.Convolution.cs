namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Convolutions (cross-correlations).
        public static partial class functional
        {
            /// <param name="input">[N, C, L]</param>
            /// <param name="weight">[out, C / groups, k]</param>
            /// <param name="bias">[out]</param>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1)
                => Aten.conv1d.Call(input, weight, bias, One(stride, 1), One(padding, 0), One(dilation, 1), groups);

            /// <param name="input">[N, C, H, W]</param>
            /// <param name="weight">[out, C / groups, kH, kW]</param>
            /// <param name="bias">[out]</param>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Aten.conv2d.Call(input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

            private static long[] One(long? value, long otherwise) => [value ?? otherwise];
        }
    }
}
