using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.NN;

public class RecurrentTests
{
    [Fact]
    public void Dropout_acts_between_layers_and_in_training_only()
    {
        using var scope = NewDisposeScope();
        using var lstm = nn.LSTM(3, 4, numLayers: 2, dropout: 0.5);
        var x = randn(5, 2, 3);
        manual_seed(1);
        var (a, _, _) = lstm.call(x);
        var (b, _, _) = lstm.call(x);
        Assert.False(a.allclose(b));
        lstm.eval();
        var (c, _, _) = lstm.call(x);
        var (d, _, _) = lstm.call(x);
        Assert.True(c.eq(d).all().item<bool>());
    }

    [Fact]
    public void A_wrong_input_is_named()
    {
        using var scope = NewDisposeScope();
        using var gru = nn.GRU(3, 4, batchFirst: true);
        Assert.Contains("[N, T, 3]", Assert.Throws<ArgumentException>(() => gru.call(randn(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("[2, 5, 4]", Assert.Throws<ArgumentException>(() => gru.call(randn(2, 5, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_keep_their_identity_when_the_type_changes()
    {
        using var scope = NewDisposeScope();
        using var lstm = nn.LSTM(3, 4);
        var weight = lstm.get_parameter("weight_ih_l0");
        lstm.to(ScalarType.Float64);
        Assert.Same(weight, lstm.get_parameter("weight_ih_l0"));
        var (output, _, _) = lstm.call(randn(2, 1, 3, dtype: ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, output.dtype);
    }

    [Fact]
    public void Replaced_weights_are_used()
    {
        using var scope = NewDisposeScope();
        using var cell = nn.RNNCell(2, 2, bias: false);
        cell.weight_ih = new Parameter(zeros(2, 2));
        cell.weight_hh = new Parameter(zeros(2, 2));
        Assert.Equal(0, cell.call(ones(1, 2), ones(1, 2)).abs().sum().ToDouble());
        Assert.Equal(2, cell.parameters().Count());
        Assert.Null(cell.bias_ih);
    }
}
