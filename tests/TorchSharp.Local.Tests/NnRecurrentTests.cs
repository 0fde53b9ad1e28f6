using static TorchSharp.torch;

namespace TorchSharp.Local.Tests;

public class NnRecurrentTests
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
        cell.weight_ih = new Modules.Parameter(zeros(2, 2));
        cell.weight_hh = new Modules.Parameter(zeros(2, 2));
        Assert.Equal(0, cell.call(ones(1, 2), ones(1, 2)).abs().sum().ToDouble());
        Assert.Equal(2, cell.parameters().Count());
        Assert.Null(cell.bias_ih);
    }

    [Fact]
    public void A_submodules_names_appear_once()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(("table", nn.Embedding(4, 3)), ("conv", nn.Conv1d(3, 2, 1)), ("norm", nn.BatchNorm1d(2)), ("line", nn.Linear(2, 2)));
        string[] expected =
        [
            "conv.bias", "conv.weight", "line.bias", "line.weight", "norm.bias", "norm.num_batches_tracked", "norm.running_mean",
            "norm.running_var", "norm.weight", "table.weight",
        ];
        Assert.Equal(expected, model.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Modules_made_in_a_scope_outlive_it()
    {
        Modules.LSTM lstm;
        Modules.BatchNorm2d norm;
        using (NewDisposeScope())
        {
            lstm = nn.LSTM(2, 2);
            norm = nn.BatchNorm2d(2);
        }
        using (NewDisposeScope())
        {
            Assert.Equal([3L, 1, 2], lstm.call(ones(3, 1, 2)).Item1.shape);
            norm.call(ones(1, 2, 3, 3));
            Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        }
        lstm.Dispose();
        norm.Dispose();
    }

    [Fact]
    public void Training_dropout_zeros_a_share_and_scales_the_rest()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        using var dropout = nn.Dropout(0.25);
        var x = dropout.call(ones(10_000));
        Assert.Equal(0.25, x.eq(0).to(ScalarType.Float32).mean().ToDouble(), 0.02);
        Assert.Equal(4f / 3, x.max().item<float>(), 1e-6f);
        var channels = nn.Dropout2d(0.5).call(ones(20, 30, 2, 2)).sum([2, 3]);
        Assert.Equal(600, channels.eq(0).logical_or(channels.eq(8)).sum().ToInt64());
    }
}
