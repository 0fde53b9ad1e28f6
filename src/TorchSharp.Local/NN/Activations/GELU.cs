using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.GELU"/>
            public static GELU GELU() => new(Modules.GELU.Approximate.none, false);

            /// <inheritdoc cref="Modules.GELU"/>
            public static GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

            /// <inheritdoc cref="Modules.GELU"/>
            public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x times the normal distribution's cumulative probability at x (Hendrycks and Gimpel 2016).</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(Approximate approximate, bool inplace)
            : base(nameof(GELU))
        {
            this.approximate = approximate;
            this.inplace = inplace;
        }

        public Approximate approximate { get; set; }

        public bool inplace { get; set; }

        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);

        /// <summary>How the cumulative probability is computed.</summary>
        public enum Approximate
        {
            none = 0,
            tanh = 1,
        }
    }
}
