using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.AdaptiveAvgPool2d"/>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size)
                => new([output_size, output_size]);

            /// <inheritdoc cref="Modules.AdaptiveAvgPool2d"/>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size)
                => new(Pair(output_size));

            /// <inheritdoc cref="Modules.AdaptiveAvgPool2d"/>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size)
                => new(output_size);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Means over as many, as equal regions of [N, C, H, W] as the output has pixels.</summary>
    public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool2d(long[] output_size)
            : base(nameof(AdaptiveAvgPool2d))
        {
            this.output_size = output_size;
        }

        public long[] output_size { get; set; }

        public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
    }
}
