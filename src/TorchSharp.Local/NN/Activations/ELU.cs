using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.ELU"/>
            public static ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x where positive, alpha (exp(x) - 1) elsewhere (Clevert, Unterthiner and Hochreiter 2015).</summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace)
            : base(nameof(ELU))
        {
            this.alpha = alpha;
            this.inplace = inplace;
        }

        public double alpha { get; set; }

        public bool inplace { get; set; }

        public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);
    }
}
