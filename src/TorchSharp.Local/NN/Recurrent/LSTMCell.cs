using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTMCell"/>
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>One step of a one-layer LSTM: [N, in] and (h, c) [N, H] to (h', c'); rows of the weights in the order i, f, g, o.</summary>
    public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
    {
        [ComponentName(Name = nameof(weight_ih))]
        private Parameter? _weight_ih;
        [ComponentName(Name = nameof(weight_hh))]
        private Parameter? _weight_hh;
        [ComponentName(Name = nameof(bias_ih))]
        private Parameter? _bias_ih;
        [ComponentName(Name = nameof(bias_hh))]
        private Parameter? _bias_hh;

        internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LSTMCell))
        {
            var rows = 4 * hiddenSize;
            weight_ih = new Parameter(empty(rows, inputSize, dtype, device));
            weight_hh = new Parameter(empty(rows, hiddenSize, dtype, device));
            bias_ih = bias ? new Parameter(empty(rows, dtype, device)) : null;
            bias_hh = bias ? new Parameter(empty(rows, dtype, device)) : null;
            LayerInit.Uniform(parameters(), hiddenSize);
        }

        public Parameter? weight_ih
        {
            get => _weight_ih;
            set => ConditionallyRegisterParameter(nameof(weight_ih), _weight_ih = value);
        }

        public Parameter? weight_hh
        {
            get => _weight_hh;
            set => ConditionallyRegisterParameter(nameof(weight_hh), _weight_hh = value);
        }

        public Parameter? bias_ih
        {
            get => _bias_ih;
            set => ConditionallyRegisterParameter(nameof(bias_ih), _bias_ih = value);
        }

        public Parameter? bias_hh
        {
            get => _bias_hh;
            set => ConditionallyRegisterParameter(nameof(bias_hh), _bias_hh = value);
        }

        public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
        {
            using var zero = h0_c0 is null ? zeros(input.shape[0], weight_hh!.shape[1], input.dtype, input.device) : null;
            Tensor[] state = h0_c0 is { } given ? [given.Item1, given.Item2] : [zero!, zero!];
            return Aten.lstm_cell.CallTwo(input, state, weight_ih, weight_hh, bias_ih, bias_hh);
        }

        public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }
}
