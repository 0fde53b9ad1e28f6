using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.GRU"/>
            public static GRU GRU(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>
    /// Gated recurrent units (Cho et al. 2014), in layers: r = σ(W_ir x + W_hr h), z = σ(W_iz x + W_hz h),
    /// n = tanh(W_in x + r * (W_hn h)), h' = (1 - z) * n + z * h, each W with its bias; rows in the order r, z, n.
    /// </summary>
    public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;

        internal GRU(RecurrentShape shape, Device? device, ScalarType? dtype)
            : base(nameof(GRU))
            => weights = new RecurrentWeights(this, 3, shape, device, dtype);

        /// <param name="input">[T, N, in], or [N, T, in] with batchFirst</param>
        /// <param name="h0">[layers * directions, N, H]; zeros when left off</param>
        /// <returns>the last layer's states [T, N, directions * H], and every layer's last state</returns>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
        {
            using var zero = h0 is null ? weights.InitialState(input, weights.BatchOf(input)) : null;
            var results = weights.Run(Aten.gru_input, input, h0 ?? zero);
            return (results[0], results[1]);
        }

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null)
        {
            using var h = input.SortedState(h0) ?? weights.InitialState(input.data, input.Batch);
            var results = weights.Run(Aten.gru_data, input, h);
            return (input.With(results[0]), input.UnsortedState(results[1]));
        }

        /// <summary>On CUDA, lays all weights out in the one block that cuDNN wants; to be called after replacing weights by hand.</summary>
        public void flatten_parameters() => weights.Flatten(mode: 3);
    }
}
