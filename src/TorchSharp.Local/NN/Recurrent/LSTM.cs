using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTM"/>
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>
    /// Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), in layers: i, f, o = σ(W_i x + W_h h),
    /// g = tanh(W_ig x + W_hg h), c' = f * c + i * g, h' = o * tanh(c'), each W with its bias; rows in the order i, f, g, o.
    /// </summary>
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;

        internal LSTM(RecurrentShape shape, Device? device, ScalarType? dtype)
            : base(nameof(LSTM))
            => weights = new RecurrentWeights(this, 4, shape, device, dtype);

        /// <param name="input">[T, N, in], or [N, T, in] with batchFirst</param>
        /// <param name="h0_c0">each [layers * directions, N, H]; zeros when left off</param>
        /// <returns>the last layer's states [T, N, directions * H], every layer's last state h, and last cell c</returns>
        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            using var zero = h0_c0 is null ? weights.InitialState(input, weights.BatchOf(input)) : null;
            Tensor[] state = h0_c0 is { } given ? [given.Item1, given.Item2] : [zero!, zero!];
            var results = weights.Run(Aten.lstm_input, input, state);
            return (results[0], results[1], results[2]);
        }

        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        public (PackedSequence, Tensor, Tensor) call(PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
        {
            using var h = input.SortedState(h0_c0?.Item1) ?? weights.InitialState(input.data, input.Batch);
            using var c = input.SortedState(h0_c0?.Item2) ?? weights.InitialState(input.data, input.Batch);
            Tensor[] state = [h, c];
            var results = weights.Run(Aten.lstm_data, input, state);
            return (input.With(results[0]), input.UnsortedState(results[1]), input.UnsortedState(results[2]));
        }

        /// <summary>On CUDA, lays all weights out in the one block that cuDNN wants; to be called after replacing weights by hand.</summary>
        public void flatten_parameters() => weights.Flatten(mode: 2);
    }
}
