using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Local.Tests.NN;

public class UtilitiesTests
{
    [Theory]
    [InlineData(2, 5.0)]
    [InlineData(1, 7.0)]
    [InlineData(double.PositiveInfinity, 4.0)]
    public void Clipping_scales_all_gradients_to_the_norm_allowed(double norm, double expected)
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients(3, 4);
        Assert.Equal(expected, clip_grad_norm_(parameters, 1, norm), 1e-6);
        Assert.Equal(3 / expected, parameters[0].grad!.ToDouble(), 1e-5);
        Assert.Equal(4 / expected, parameters[1].grad!.ToDouble(), 1e-5);
        Assert.Null(parameters[2].grad);
    }

    [Fact]
    public void Clipping_leaves_smaller_gradients_alone_and_passes_on_a_NaN()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients(3, 4);
        Assert.Equal(5, clip_grad_norm_(parameters, 6), 1e-6);
        Assert.Equal(3, parameters[0].grad!.ToDouble());
        parameters = WithGradients(3, float.NaN);
        Assert.True(double.IsNaN(clip_grad_norm_(parameters, 1)));
        Assert.True(double.IsNaN(parameters[0].grad!.ToDouble()));
    }

    [Fact]
    public void Clipping_by_value_cuts_each_element()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients(0.25f, -4);
        clip_grad_value_(parameters, 0.5);
        Assert.Equal(0.25, parameters[0].grad!.ToDouble());
        Assert.Equal(-0.5, parameters[1].grad!.ToDouble());
    }

    [Fact]
    public void Parameters_go_to_a_vector_and_back()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        using var vector = parameters_to_vector(layer.parameters());
        Assert.Equal([8L], vector.shape);
        vector_to_parameters(arange(8.0f), layer.parameters());
        Assert.Equal([0f, 1, 2, 3, 4, 5], layer.weight.data<float>().ToArray());
        Assert.Equal([6f, 7], layer.bias!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Packing_and_padding_gives_the_batch_back(bool batchFirst)
    {
        using var scope = NewDisposeScope();
        var lengths = tensor(new long[] { 2, 4, 1 });
        Tensor[] sequences = [randn(2, 5), randn(4, 5), randn(1, 5)];
        var padded = pad_sequence(sequences, batchFirst, -1);
        Assert.Equal(batchFirst ? [3L, 4, 5] : [4L, 3, 5], padded.shape);
        var packed = pack_padded_sequence(padded, lengths, batchFirst, enforce_sorted: false);
        Assert.Equal([7L, 5], packed.data.shape);
        Assert.Equal([3L, 2, 1, 1], packed.batch_sizes.data<long>().ToArray());
        var (back, backLengths) = pad_packed_sequence(packed, batchFirst, padding_value: -1);
        Assert.True(padded.eq(back).all().item<bool>());
        Assert.Equal([2L, 4, 1], backLengths.data<long>().ToArray());
        using var directly = pack_sequence(sequences, enforce_sorted: false);
        Assert.True(directly.data.eq(packed.data).all().item<bool>());
        var (longer, _) = pad_packed_sequence(packed, batchFirst, total_length: 6);
        Assert.Equal(6, longer.shape[batchFirst ? 1 : 0]);
        Assert.Throws<ArgumentException>(() => pad_packed_sequence(packed, batchFirst, total_length: 3));
    }

    internal static Parameter[] WithGradients(float first, float second)
    {
        Parameter[] parameters = [new(zeros(1)), new(zeros(1)), new(zeros(1))];
        parameters[0].grad = tensor(new[] { first });
        parameters[1].grad = tensor(new[] { second });
        return parameters;
    }
}
