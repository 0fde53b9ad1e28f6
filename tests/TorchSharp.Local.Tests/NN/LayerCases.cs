using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Local.Tests.NN;

/// <summary>The layers of reference/make_modules.py, by the same names.</summary>
internal static class LayerCases
{
    private const ScalarType F64 = ScalarType.Float64;

    internal static (nn.Module Module, Func<Tensor[], Tensor[]> Call) Make(string name) => name switch
    {
        "linear" => Simple(nn.Linear(5, 3, dtype: F64)),
        "linear_without_bias" => Simple(nn.Linear(5, 3, hasBias: false, dtype: F64)),
        "embedding" => Simple(nn.Embedding(6, 3, padding_idx: 1, dtype: F64)),
        "embedding_by_frequency" => Simple(nn.Embedding(6, 3, scale_grad_by_freq: true, dtype: F64)),
        "conv1d" => Simple(nn.Conv1d(4, 6, 3, stride: 2, padding: 1, dilation: 2, groups: 2, dtype: F64)),
        "conv1d_same" => Simple(nn.Conv1d(4, 3, 4, Padding.Same, dtype: F64)),
        "conv1d_circular" => Simple(nn.Conv1d(4, 3, 3, padding: 1, padding_mode: PaddingModes.Circular, dtype: F64)),
        "conv2d" => Simple(nn.Conv2d(4, 3, 3, stride: 2, padding: 1, dtype: F64)),
        "conv2d_pairs" => Simple(nn.Conv2d(4, 3, (3, 2), stride: (2, 1), padding: (0, 1), dilation: (1, 2), bias: false, dtype: F64)),
        "conv2d_depthwise" => Simple(nn.Conv2d(4, 8, 3, padding: 1, groups: 4, dtype: F64)),
        "conv2d_same" => Simple(nn.Conv2d(4, 3, (2, 3), Padding.Same, dtype: F64)),
        "conv2d_reflect" => Simple(nn.Conv2d(4, 3, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Reflect, dtype: F64)),
        "batchnorm1d_training" => Simple(nn.BatchNorm1d(5, dtype: F64)),
        "batchnorm1d_sequence" => Simple(nn.BatchNorm1d(4, eps: 1e-3, momentum: 0.3, dtype: F64)),
        "batchnorm2d_evaluation" => Evaluated(nn.BatchNorm2d(4, dtype: F64)),
        "batchnorm2d_training" => Simple(nn.BatchNorm2d(4, dtype: F64)),
        "batchnorm2d_without_estimates" => Evaluated(nn.BatchNorm2d(4, affine: false, track_running_stats: false, dtype: F64)),
        "layernorm" => Simple(nn.LayerNorm(5, dtype: F64)),
        "layernorm_two_dimensions" => Simple(nn.LayerNorm([2, 5], eps: 1e-3, dtype: F64)),
        "maxpool2d" => Simple(nn.MaxPool2d(2)),
        "maxpool2d_ceil" => Simple(nn.MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true)),
        "avgpool2d" => Simple(nn.AvgPool2d(2)),
        "avgpool2d_border" => Simple(nn.AvgPool2d((3, 2), stride: (2, 2), padding: (1, 0), ceil_mode: true, count_include_pad: false)),
        "adaptiveavgpool2d" => Simple(nn.AdaptiveAvgPool2d((3, 2))),
        "adaptiveavgpool2d_one" => Simple(nn.AdaptiveAvgPool2d(1)),
        "flatten" => Simple(nn.Flatten()),
        "unflatten" => Simple(nn.Unflatten(1, [2, 3])),
        "identity" => Simple(nn.Identity()),
        "dropout_evaluation" => Evaluated(nn.Dropout(0.5)),
        "dropout2d_evaluation" => Evaluated(nn.Dropout2d(0.5)),
        "relu" => Simple(nn.ReLU()),
        "relu6" => Simple(nn.ReLU6()),
        "tanh" => Simple(nn.Tanh()),
        "sigmoid" => Simple(nn.Sigmoid()),
        "leaky_relu" => Simple(nn.LeakyReLU(0.2)),
        "elu" => Simple(nn.ELU(0.7)),
        "gelu" => Simple(nn.GELU()),
        "gelu_tanh" => Simple(nn.GELU(GELU.Approximate.tanh)),
        "silu" => Simple(nn.SiLU()),
        "softmax" => Simple(nn.Softmax(1)),
        "log_softmax" => Simple(nn.LogSoftmax(0)),
        "hardtanh" => Simple(nn.Hardtanh(-0.5, 1.5)),
        "softplus" => Simple(nn.Softplus(2, 3)),
        _ => Recurrent(name),
    };

    private static (nn.Module, Func<Tensor[], Tensor[]>) Recurrent(string name) => name switch
    {
        "rnn" => Of(nn.RNN(5, 2, dtype: F64)),
        "rnn_state" => Of(nn.RNN(5, 2, bias: false, dtype: F64)),
        "rnn_relu" => Of(nn.RNN(5, 2, numLayers: 2, nonLinearity: nn.NonLinearities.ReLU, dtype: F64)),
        "rnn_deep" => Of(nn.RNN(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64)),
        "rnn_packed" => Packed(nn.RNN(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64)),
        "gru" => Of(nn.GRU(5, 2, dtype: F64)),
        "gru_state" => Of(nn.GRU(5, 2, bias: false, dtype: F64)),
        "gru_deep" => Of(nn.GRU(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64)),
        "gru_packed" => Packed(nn.GRU(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64), batchFirst: true),
        "gru_packed_state" => Packed(nn.GRU(5, 2, dtype: F64), batchFirst: false),
        "lstm" or "lstm_state" => Of(nn.LSTM(5, 2, dtype: F64)),
        "lstm_deep" => Of(nn.LSTM(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64)),
        "lstm_packed" => Packed(nn.LSTM(5, 2, numLayers: 2, batchFirst: true, bidirectional: true, dtype: F64), batchFirst: true),
        "lstm_packed_state" => Packed(nn.LSTM(5, 2, dtype: F64), batchFirst: false),
        "rnn_cell" => Of(nn.RNNCell(5, 2, dtype: F64)),
        "rnn_cell_relu" => Of(nn.RNNCell(5, 2, nn.NonLinearities.ReLU, dtype: F64)),
        "gru_cell" => Of(nn.GRUCell(5, 2, dtype: F64)),
        "gru_cell_without_state" => Of(nn.GRUCell(5, 2, bias: false, dtype: F64)),
        "lstm_cell" or "lstm_cell_without_state" => Of(nn.LSTMCell(5, 2, dtype: F64)),
        _ => throw new ArgumentException($"No layer for reference '{name}': add it here.", nameof(name)),
    };

    private static (nn.Module, Func<Tensor[], Tensor[]>) Simple(nn.Module<Tensor, Tensor> module) => (module, x => [module.call(x[0])]);

    private static (nn.Module, Func<Tensor[], Tensor[]>) Evaluated(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        return Simple(module);
    }

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of(nn.Module<Tensor, Tensor, Tensor> cell)
        => (cell, x => [cell.call(x[0], x.ElementAtOrDefault(1)!)]);

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of(RNN module)
        => (module, x => Listed(module.call(x[0], x.ElementAtOrDefault(1))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of(GRU module)
        => (module, x => Listed(module.call(x[0], x.ElementAtOrDefault(1))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of(LSTM module)
        => (module, x => Listed(module.call(x[0], StateOf(x))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of(LSTMCell module)
        => (module, x => Listed(module.call(x[0], StateOf(x))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Packed(RNN module)
        => (module, x => Listed(module.call(Pack(x[0], true))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Packed(GRU module, bool batchFirst)
        => (module, x => Listed(module.call(Pack(x[0], batchFirst), x.ElementAtOrDefault(1))));

    private static (nn.Module, Func<Tensor[], Tensor[]>) Packed(LSTM module, bool batchFirst)
        => (module, x => Listed(module.call(Pack(x[0], batchFirst), StateOf(x))));

    private static PackedSequence Pack(Tensor x, bool batchFirst)
        => pack_padded_sequence(x, tensor(new long[] { 2, 4, 1 }), batchFirst, enforce_sorted: false);

    private static (Tensor, Tensor)? StateOf(Tensor[] x) => x.Length == 3 ? (x[1], x[2]) : null;

    private static Tensor[] Listed((Tensor, Tensor) results) => [results.Item1, results.Item2];

    private static Tensor[] Listed((Tensor, Tensor, Tensor) results) => [results.Item1, results.Item2, results.Item3];

    private static Tensor[] Listed((PackedSequence, Tensor) results) => [results.Item1.data, results.Item2];

    private static Tensor[] Listed((PackedSequence, Tensor, Tensor) results) => [results.Item1.data, results.Item2, results.Item3];
}
