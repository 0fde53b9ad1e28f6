using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Factories;

public class FactoryTests
{
    [Fact]
    public void Numbers_become_tensors_of_their_own_type()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true }).dtype);
        Assert.Equal(ScalarType.Byte, tensor(new byte[] { 1 }).dtype);
        Assert.Equal(ScalarType.Float16, tensor(new[] { (Half)1 }).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new[] { 1f }, dtype: float64).dtype);
        Assert.Empty(tensor(2.5f).shape);
    }

    [Fact]
    public void Arrays_keep_their_shape_and_order()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], matrix.data<int>());
        Assert.Equal([4, 5, 6], matrix[1].data<int>());
        Assert.Equal([2, 1, 2], from_array(new float[2, 1, 2]).shape);
        Assert.Equal([2, 2], tensor(new[] { 1f, 2f, 3f, 4f }, [2L, 2L]).shape);
        Assert.Equal([3], tensor(new List<float> { 1, 2, 3 }).shape);
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f, 3f }, [2L, 2L]));
    }

    [Fact]
    public void A_buffer_shares_the_arrays_memory()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1f, 2f, 3f, 4f };
        var view = frombuffer(numbers, float32, 2, 1);
        numbers[1] = 20;
        Assert.Equal([20f, 3f], view.data<float>());
        Assert.Equal([3f, 4f], frombuffer(numbers, float32, offset: 2).data<float>());
        Assert.Throws<ArgumentException>(() => frombuffer(numbers, float32, 3, 2));
        Assert.Throws<ArgumentException>(() => frombuffer(numbers, float32, offset: -1));
    }

    [Fact]
    public void Ranges_of_integers_are_integers()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 1, 2], arange(3).data<long>());
        Assert.Equal([1L, 3], arange(1, 5, 2).data<long>());
        Assert.Equal([0f, 0.5f], arange(0, 1, 0.5).data<float>());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>());
        Assert.Equal([1f, 10f, 100f], logspace(0, 2, 3).data<float>());
        Assert.Equal([1f, 0, 0, 1], eye(2).data<float>());
    }

    [Fact]
    public void Factories_obey_type_shape_and_requires_grad()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2, 3, 4], zeros(2, 3, 4).shape);
        Assert.Equal([5], ones([5L], dtype: int64).shape);
        Assert.True(randn(2, requires_grad: true).requires_grad);
        Assert.Equal([7f, 7f], full(2, 7f).data<float>());
        Assert.Equal(ScalarType.Int64, full_like(zeros(2, dtype: int64), 3).dtype);
        Assert.Equal([0f, 0f], ones(2).zeros_like().data<float>());
        Assert.Equal([3.0, 3.0], ones(2).new_full(2, 3, dtype: float64).data<double>());
        Assert.Equal([1L, 1L], zeros(2, dtype: int64).new_ones(2).data<long>());
        Assert.Equal([0f, 0f], ones(3).new_zeros(2).data<float>());
        Assert.Equal([2, 2], ones(3).new_empty(2, 2).shape);
        Assert.Equal([2], rand_like(ones(2)).shape);
    }

    [Fact]
    public void What_is_made_like_a_tensor_or_from_it_has_its_type()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, dtype: float64);
        Tensor[] like =
        [
            x.zeros_like(), x.ones_like(), x.empty_like(), x.full_like(3), x.rand_like(), x.randn_like(), x.randint_like(3, 5),
            zeros_like(x), ones_like(x), empty_like(x), full_like(x, 3), rand_like(x), randn_like(x), randint_like(x, 3, 5),
            x.new_zeros(2, 3), x.new_ones(2, 3), x.new_empty(2, 3), x.new_full(2, 3, 3),
        ];
        Assert.All(like, made => Assert.Equal(ScalarType.Float64, made.dtype));
        Assert.All(like, made => Assert.Equal([2L, 3], made.shape));
    }

    [Fact]
    public void A_tensor_may_be_left_as_it_is_or_converted()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f });
        as_tensor(x).add_(1);
        Assert.Equal([2f, 3f], x.data<float>());
        as_tensor(x, float64).add_(1);
        Assert.Equal([2f, 3f], x.data<float>());
        Assert.Equal([2.0, 3], as_tensor(x, float64).data<double>());
        Assert.Equal([1L, 2], as_tensor((Array)new long[] { 1, 2 }).data<long>());
        Assert.Equal([1f, 2], as_tensor((Array)new long[] { 1, 2 }, float32).data<float>());
    }

    [Fact]
    public void Arrays_of_any_kind_of_number_become_tensors()
    {
        using var scope = NewDisposeScope();
        Array[] arrays =
        [
            new[] { 1f }, new[] { 1.0 }, new[] { 1L }, new[] { 1 }, new short[] { 1 }, new sbyte[] { 1 }, new byte[] { 1 }, new[] { true },
        ];
        ScalarType[] expected = [float32, float64, int64, int32, int16, int8, uint8, ScalarType.Bool];
        Assert.Equal(expected, arrays.Select(array => from_array(array).dtype));
        Assert.All(arrays, array => Assert.Equal(1, from_array(array).ToInt32()));
        Assert.Equal([4.0, 5, 6], from_array(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, float64)[1].data<double>());
        Assert.Contains("String", Assert.Throws<ArgumentException>(() => from_array(new[] { "1" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strides_lay_a_tensor_out()
    {
        using var scope = NewDisposeScope();
        var x = empty_strided([2, 3], [1, 2], dtype: int64);
        Assert.Equal([1L, 2], x.stride());
        x.copy_(arange(6).reshape(2, 3));
        Assert.Equal([0L, 3, 1, 4, 2, 5], x.t().data<long>().ToArray());
        Assert.Equal(ScalarType.Int64, x.dtype);
    }
}
