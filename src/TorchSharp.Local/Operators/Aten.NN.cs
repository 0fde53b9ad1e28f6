using TorchSharp.Native;

namespace TorchSharp;

// Layers, losses and recurrent networks.
internal static partial class Aten
{
    internal static readonly Operator _cudnn_rnn_flatten_weight = new("_cudnn_rnn_flatten_weight");
    internal static readonly Operator _pack_padded_sequence = new("_pack_padded_sequence");
    internal static readonly Operator _pad_packed_sequence = new("_pad_packed_sequence");
    internal static readonly Operator _upsample_bicubic2d_aa_vec = new("_upsample_bicubic2d_aa", "vec");
    internal static readonly Operator _upsample_bilinear2d_aa_vec = new("_upsample_bilinear2d_aa", "vec");
    internal static readonly Operator _upsample_nearest_exact1d_vec = new("_upsample_nearest_exact1d", "vec");
    internal static readonly Operator _upsample_nearest_exact2d_vec = new("_upsample_nearest_exact2d", "vec");
    internal static readonly Operator _upsample_nearest_exact3d_vec = new("_upsample_nearest_exact3d", "vec");
    internal static readonly Operator adaptive_avg_pool1d = new("adaptive_avg_pool1d");
    internal static readonly Operator adaptive_avg_pool2d = new("adaptive_avg_pool2d");
    internal static readonly Operator adaptive_avg_pool3d = new("adaptive_avg_pool3d");
    internal static readonly Operator avg_pool2d = new("avg_pool2d");
    internal static readonly Operator batch_norm = new("batch_norm");
    internal static readonly Operator binary_cross_entropy = new("binary_cross_entropy");
    internal static readonly Operator binary_cross_entropy_with_logits = new("binary_cross_entropy_with_logits");
    internal static readonly Operator conv1d = new("conv1d");
    internal static readonly Operator conv1d_padding = new("conv1d", "padding");
    internal static readonly Operator conv2d = new("conv2d");
    internal static readonly Operator conv2d_padding = new("conv2d", "padding");
    internal static readonly Operator cosine_similarity = new("cosine_similarity");
    internal static readonly Operator cross_entropy_loss = new("cross_entropy_loss");
    internal static readonly Operator dropout = new("dropout");
    internal static readonly Operator dropout_ = new("dropout_");
    internal static readonly Operator embedding = new("embedding");
    internal static readonly Operator embedding_renorm_ = new("embedding_renorm_");
    internal static readonly Operator feature_dropout = new("feature_dropout");
    internal static readonly Operator feature_dropout_ = new("feature_dropout_");
    internal static readonly Operator gru_data = new("gru", "data");
    internal static readonly Operator gru_input = new("gru", "input");
    internal static readonly Operator gru_cell = new("gru_cell");
    internal static readonly Operator huber_loss = new("huber_loss");
    internal static readonly Operator kl_div = new("kl_div");
    internal static readonly Operator l1_loss = new("l1_loss");
    internal static readonly Operator layer_norm = new("layer_norm");
    internal static readonly Operator linalg_qr = new("linalg_qr");
    internal static readonly Operator linear = new("linear");
    internal static readonly Operator lstm_data = new("lstm", "data");
    internal static readonly Operator lstm_input = new("lstm", "input");
    internal static readonly Operator lstm_cell = new("lstm_cell");
    internal static readonly Operator max_pool2d = new("max_pool2d");
    internal static readonly Operator max_pool2d_with_indices = new("max_pool2d_with_indices");
    internal static readonly Operator mse_loss = new("mse_loss");
    internal static readonly Operator nll_loss_nd = new("nll_loss_nd");
    internal static readonly Operator one_hot = new("one_hot");
    internal static readonly Operator pad = new("pad");
    internal static readonly Operator pad_sequence = new("pad_sequence");
    internal static readonly Operator rnn_relu_data = new("rnn_relu", "data");
    internal static readonly Operator rnn_relu_input = new("rnn_relu", "input");
    internal static readonly Operator rnn_relu_cell = new("rnn_relu_cell");
    internal static readonly Operator rnn_tanh_data = new("rnn_tanh", "data");
    internal static readonly Operator rnn_tanh_input = new("rnn_tanh", "input");
    internal static readonly Operator rnn_tanh_cell = new("rnn_tanh_cell");
    internal static readonly Operator smooth_l1_loss = new("smooth_l1_loss");
    internal static readonly Operator upsample_bicubic2d_vec = new("upsample_bicubic2d", "vec");
    internal static readonly Operator upsample_bilinear2d_vec = new("upsample_bilinear2d", "vec");
    internal static readonly Operator upsample_linear1d_vec = new("upsample_linear1d", "vec");
    internal static readonly Operator upsample_nearest1d_vec = new("upsample_nearest1d", "vec");
    internal static readonly Operator upsample_nearest2d_vec = new("upsample_nearest2d", "vec");
    internal static readonly Operator upsample_nearest3d_vec = new("upsample_nearest3d", "vec");
    internal static readonly Operator upsample_trilinear3d_vec = new("upsample_trilinear3d", "vec");
}
