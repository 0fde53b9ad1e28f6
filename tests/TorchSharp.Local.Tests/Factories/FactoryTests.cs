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
    public void Conversions_keep_values()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.7f, -2.3f });
        Assert.Equal([1L, -2L], x.@long().data<long>());
        Assert.Equal(ScalarType.BFloat16, x.bfloat16().dtype);
        Assert.Equal(ScalarType.Float64, x.to(float64).dtype);
        Assert.Equal(ScalarType.Int64, x.to(zeros(1, dtype: int64)).dtype);
        Assert.Equal(ScalarType.Int32, x.type_as(zeros(1, dtype: int32)).dtype);
        Assert.Equal(DeviceType.CPU, x.cpu().device_type);
        Assert.Equal(2.5f, (float)tensor(2.5f));
        Assert.Equal(3L, (long)(Tensor)3L);
        Assert.Equal(1, tensor(true).ToInt32());
        Assert.Equal((sbyte)-3, tensor(-3).ToSByte());
    }

    [Fact]
    public void Accessors_read_views_in_index_order_and_write_through()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3);
        var transposed = x.t();
        Assert.Equal([0L, 3, 1, 4, 2, 5], transposed.data<long>().ToArray());
        Assert.Equal(4, transposed.data<long>()[1, 1]);
        transposed.data<long>()[0, 1] = 30;
        Assert.Equal(30, x[1, 0].item<long>());
        Assert.Equal(30L, ((long[,])x.data<long>().ToNDArray())[1, 0]);
        Assert.Equal(48, x.bytes.Length);
    }

    [Fact]
    public void Operators_follow_Pythons_arithmetic()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 4f });
        Assert.Equal([2f, 0.5f], (2 / x).data<float>());
        Assert.Equal([1f, -2f], (2 - x).data<float>());
        Assert.Equal([0.5f, 2f], (x / 2).data<float>());
        Assert.Equal([1f, 1f], (x % 3).data<float>());
        Assert.Equal([-1f, -4f], (-x).data<float>());
        Assert.Equal([false, true], (x > 2).data<bool>());
        Assert.Equal([true, false], (x == 1).data<bool>());
        Assert.Equal([true, false], (2 > x).data<bool>());
        Assert.Equal([false, true], (~(x == 1)).data<bool>());
        Assert.Equal(ScalarType.Float32, (tensor(3) / tensor(2)).dtype);
        Assert.Equal(ScalarType.Int32, (tensor(3) * 2).dtype);
    }

    [Fact]
    public void Text_shows_values_and_metadata()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[2x2], type = Float32, device = cpu", ones(2, 2).ToString());
        Assert.Equal("[[0, 1],\n [2, 3]]", arange(4).reshape(2, 2).str(newLine: "\n"));
        Assert.Equal("[0, 1, 2, ..., 7, 8, 9]", arange(10).str());
        Assert.Equal("0.5", tensor(0.5f).str());
    }
}
