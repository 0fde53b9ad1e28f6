using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Resizing of sequences [N, C, L], images [N, C, H, W] and volumes [N, C, D, H, W].
        public static partial class functional
        {
            /// <summary>Resizes to <paramref name="size"/> or by <paramref name="scale_factor"/>, one of the two.</summary>
            /// <param name="antialias">low-pass filter when shrinking; bilinear and bicubic only</param>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var spatial = (int)x.dim() - 2;
                if (size is null == scale_factor is null)
                    throw new ArgumentException("interpolate: give either size or scale_factor.");
                if (align_corners is not null && mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area))
                    throw new ArgumentException($"interpolate: align_corners does not apply to mode {mode}.");
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException($"interpolate: antialias applies to Bilinear and Bicubic, not to {mode}.");
                size = Spread(size, spatial);
                scale_factor = Spread(scale_factor, spatial);
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    var shape = x.shape;
                    size = [.. scale_factor.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
                    scale_factor = null;
                }
                if (mode == InterpolationMode.Area)
                    return Average(x, size!, spatial);
                var upsample = Upsampling(mode, spatial, antialias);
                return mode is InterpolationMode.Nearest or InterpolationMode.NearestExact
                    ? upsample.Call(x, size, scale_factor)
                    : upsample.Call(x, size, align_corners ?? false, scale_factor);
            }

            private static T[]? Spread<T>(T[]? values, int count) => values switch
            {
                null => null,
                { Length: 1 } => [.. Enumerable.Repeat(values[0], count)],
                _ when values.Length == count => values,
                _ => throw new ArgumentException($"interpolate: expected 1 or {count} sizes or factors, got {values.Length}."),
            };

            private static Tensor Average(Tensor x, long[] size, int spatial) => spatial switch
            {
                1 => Aten.adaptive_avg_pool1d.Call(x, size),
                2 => Aten.adaptive_avg_pool2d.Call(x, size),
                _ => Aten.adaptive_avg_pool3d.Call(x, size),
            };

            private static Operator Upsampling(InterpolationMode mode, int spatial, bool antialias) => (mode, spatial, antialias) switch
            {
                (InterpolationMode.Nearest, 1, _) => Aten.upsample_nearest1d_vec,
                (InterpolationMode.Nearest, 2, _) => Aten.upsample_nearest2d_vec,
                (InterpolationMode.Nearest, 3, _) => Aten.upsample_nearest3d_vec,
                (InterpolationMode.NearestExact, 1, _) => Aten._upsample_nearest_exact1d_vec,
                (InterpolationMode.NearestExact, 2, _) => Aten._upsample_nearest_exact2d_vec,
                (InterpolationMode.NearestExact, 3, _) => Aten._upsample_nearest_exact3d_vec,
                (InterpolationMode.Linear, 1, _) => Aten.upsample_linear1d_vec,
                (InterpolationMode.Bilinear, 2, false) => Aten.upsample_bilinear2d_vec,
                (InterpolationMode.Bilinear, 2, true) => Aten._upsample_bilinear2d_aa_vec,
                (InterpolationMode.Bicubic, 2, false) => Aten.upsample_bicubic2d_vec,
                (InterpolationMode.Bicubic, 2, true) => Aten._upsample_bicubic2d_aa_vec,
                (InterpolationMode.Trilinear, 3, _) => Aten.upsample_trilinear3d_vec,
                _ => throw new ArgumentException($"interpolate: mode {mode} does not apply to {spatial} spatial dimensions."),
            };
        }
    }
}
