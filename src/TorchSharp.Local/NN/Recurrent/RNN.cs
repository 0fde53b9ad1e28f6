using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNN"/>
            public static RNN RNN(long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), nonLinearity, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>
    /// The plain recurrent network (Elman 1990), in layers: h' = tanh(W_ih x + b_ih + W_hh h + b_hh), or max(0, ...) instead of tanh.
    /// </summary>
    public sealed class RNN : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;
        private readonly bool tanh;

        internal RNN(RecurrentShape shape, nn.NonLinearities nonLinearity, Device? device, ScalarType? dtype)
            : base(nameof(RNN))
        {
            weights = new RecurrentWeights(this, 1, shape, device, dtype);
            tanh = nonLinearity == nn.NonLinearities.Tanh;
        }

        /// <param name="input">[T, N, in], or [N, T, in] with batchFirst</param>
        /// <param name="h0">[layers * directions, N, H]; zeros when left off</param>
        /// <returns>the last layer's states [T, N, directions * H], and every layer's last state</returns>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
        {
            using var zero = h0 is null ? weights.InitialState(input, weights.BatchOf(input)) : null;
            var results = weights.Run(tanh ? Aten.rnn_tanh_input : Aten.rnn_relu_input, input, h0 ?? zero);
            return (results[0], results[1]);
        }

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

        public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null)
        {
            using var h = input.SortedState(h0) ?? weights.InitialState(input.data, input.Batch);
            var results = weights.Run(tanh ? Aten.rnn_tanh_data : Aten.rnn_relu_data, input, h);
            return (input.With(results[0]), input.UnsortedState(results[1]));
        }

        /// <summary>On CUDA, lays all weights out in the one block that cuDNN wants; to be called after replacing weights by hand.</summary>
        public void flatten_parameters() => weights.Flatten(mode: tanh ? 1 : 0);

        public Parameter? get_weight_ih(long idx) => weights.Find($"weight_ih_l{idx}");

        public Parameter? get_weight_hh(long idx) => weights.Find($"weight_hh_l{idx}");

        public Parameter? get_bias_ih(long idx) => weights.Find($"bias_ih_l{idx}");

        public Parameter? get_bias_hh(long idx) => weights.Find($"bias_hh_l{idx}");
    }
}
