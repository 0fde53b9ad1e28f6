using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNNCell"/>
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>One step of a one-layer RNN: [N, in] and h [N, H] to h' [N, H].</summary>
    public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly bool tanh;
        [ComponentName(Name = nameof(weight_ih))]
        private Parameter? _weight_ih;
        [ComponentName(Name = nameof(weight_hh))]
        private Parameter? _weight_hh;
        [ComponentName(Name = nameof(bias_ih))]
        private Parameter? _bias_ih;
        [ComponentName(Name = nameof(bias_hh))]
        private Parameter? _bias_hh;

        internal RNNCell(long inputSize, long hiddenSize, nn.NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(RNNCell))
        {
            var rows = hiddenSize;
            tanh = nonLinearity == nn.NonLinearities.Tanh;
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

        public override Tensor forward(Tensor input, Tensor? h0 = null)
        {
            using var zero = h0 is null ? zeros(input.shape[0], weight_hh!.shape[1], input.dtype, input.device) : null;
            return (tanh ? Aten.rnn_tanh_cell : Aten.rnn_relu_cell).Call(input, h0 ?? zero, weight_ih, weight_hh, bias_ih, bias_hh);
        }
    }
}
