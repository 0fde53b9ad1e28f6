using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>Transformations of images [*, C, H, W].</summary>
        public static partial class functional
        {
            public static Tensor resize(Tensor input, int height, int width) => resize(input, height, width, InterpolationMode.Nearest);

            public static Tensor resize(Tensor input, int height, int width, int? maxSize = null) => resize(input, height, width, InterpolationMode.Nearest, maxSize);

            /// <param name="height">the shorter edge, when <paramref name="width"/> is -1</param>
            /// <param name="width">-1 keeps the shape</param>
            /// <param name="maxSize">the longer edge is at most this, when the shape is kept</param>
            /// <param name="antialias">low-pass filter when shrinking; bilinear and bicubic only</param>
            public static Tensor resize(Tensor input, int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false)
            {
                using var scope = NewDisposeScope();
                long[] size = width == -1 ? Fitting(input.shape[^2], input.shape[^1], height, maxSize) : [height, width];
                if (size[0] == input.shape[^2] && size[1] == input.shape[^1])
                    return input;
                var batch = input.dim() < 4 ? input.unsqueeze(0) : input;
                var real = batch.is_floating_point() ? batch : batch.to(ScalarType.Float32);
                var smooth = antialias && interpolation is (InterpolationMode.Bilinear or InterpolationMode.Bicubic);
                var resized = nn.functional.interpolate(real, size, mode: interpolation, antialias: smooth);
                if (!input.is_floating_point())
                    resized = Whole(resized, input.dtype);
                return (input.dim() < 4 ? resized.squeeze(0) : resized).MoveToOuterDisposeScope();
            }

            // Cubic curves overshoot, which bytes cannot hold.
            private static Tensor Whole(Tensor image, ScalarType type)
                => (type == ScalarType.Byte ? image.round().clamp(0, 255) : image.round()).to(type);

            private static long[] Fitting(long height, long width, long shorter, int? maxSize)
            {
                if (maxSize <= shorter)
                    throw new ArgumentException($"resize: maxSize ({maxSize}) must be above the shorter edge wanted ({shorter}).", nameof(maxSize));
                var longer = shorter * Math.Max(height, width) / Math.Min(height, width);
                if (longer > maxSize)
                    (shorter, longer) = (shorter * maxSize.Value / longer, maxSize.Value);
                return height <= width ? [shorter, longer] : [longer, shorter];
            }
        }
    }
}
