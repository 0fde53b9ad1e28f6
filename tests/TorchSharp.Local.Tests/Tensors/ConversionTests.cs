using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Tensors;

public class ConversionTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, ScalarType> Conversions => new()
    {
        { "bool", x => x.@bool(), ScalarType.Bool },
        { "byte", x => x.@byte(), ScalarType.Byte },
        { "char", x => x.@char(), ScalarType.Int8 },
        { "short", x => x.@short(), ScalarType.Int16 },
        { "int", x => x.@int(), ScalarType.Int32 },
        { "long", x => x.@long(), ScalarType.Int64 },
        { "half", x => x.half(), ScalarType.Float16 },
        { "bfloat16", x => x.bfloat16(), ScalarType.BFloat16 },
        { "float", x => x.to(float64).@float(), ScalarType.Float32 },
        { "double", x => x.@double(), ScalarType.Float64 },
        { "BoolTensor", BoolTensor, ScalarType.Bool },
        { "ByteTensor", ByteTensor, ScalarType.Byte },
        { "ShortTensor", ShortTensor, ScalarType.Int16 },
        { "IntTensor", IntTensor, ScalarType.Int32 },
        { "LongTensor", LongTensor, ScalarType.Int64 },
        { "FloatTensor", x => FloatTensor(x.to(float64)), ScalarType.Float32 },
        { "DoubleTensor", DoubleTensor, ScalarType.Float64 },
        { "to", x => x.to(float64), ScalarType.Float64 },
        { "to_type", x => x.to_type(int16), ScalarType.Int16 },
        { "type", x => x.type(int32), ScalarType.Int32 },
        { "type by function", x => x.type(LongTensor), ScalarType.Int64 },
        { "type_as", x => x.type_as(zeros(1, dtype: int8)), ScalarType.Int8 },
        { "to another's", x => x.to(zeros(1, dtype: float16)), ScalarType.Float16 },
        { "to type and device", x => x.to(float64, CPU), ScalarType.Float64 },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public void A_conversion_has_its_type_and_keeps_what_that_can_hold(string name, Func<Tensor, Tensor> convert, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var converted = convert(tensor(new[] { 1.75f, 2.5f, 0f }));
        double[] expected = type switch
        {
            ScalarType.Bool => [1, 1, 0],
            _ when is_floating_point(type) => [1.75, 2.5, 0],
            _ => [1, 2, 0],
        };
        Assert.True(converted.dtype == type, $"{name} made {converted}");
        Assert.Equal(expected, converted.to(float64).data<double>());
    }

    [Fact]
    public void A_copy_is_made_where_something_changes_or_one_is_asked_for()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1);
        Tensor[] same = [x.@float(), x.to(float32), x.to(CPU), x.to("cpu"), x.to(DeviceType.CPU), x.cpu(), x.to_type(float32), x.type_as(x)];
        x.fill_(1);
        Assert.All(same, alias => Assert.Equal(1f, alias.item<float>()));
        Assert.All(same, alias => Assert.NotSame(x, alias));
        Tensor[] copies = [x.@double(), x.to(float32, copy: true), x.to(CPU, copy: true), x.to_type(float32, copy: true)];
        x.fill_(2);
        Assert.All(copies, copy => Assert.Equal(1, copy.ToDouble()));
    }

    [Fact]
    public void The_tensor_converted_can_be_disposed_at_once()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        var y = x.to(float64, disposeAfter: true);
        Assert.True(x.IsInvalid);
        var z = y.to(CPU, disposeAfter: true);
        Assert.True(y.IsInvalid);
        Assert.Equal(1.0, z.item<double>());
    }

    [Fact]
    public void Gradients_come_back_through_a_conversion()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        (x.@double() * tensor(new[] { 3.0, 4 })).sum().backward();
        Assert.Equal([3f, 4f], x.grad!.data<float>());
    }

    [Fact]
    public void One_element_converts_to_a_number_and_back()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5f, (float)tensor(2.5f));
        Assert.Equal(3L, (long)(Tensor)3L);
        Assert.Equal(1, tensor(true).ToInt32());
        Assert.Equal((sbyte)-3, tensor(-3).ToSByte());
        Assert.Equal([1L, -2L], tensor(new[] { 1.7f, -2.3f }).@long().data<long>());
    }

    [Fact]
    public void Types_meet_where_both_fit()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, result_type(zeros(1, dtype: int64), zeros(1)));
        Assert.Equal(ScalarType.Int64, result_type(zeros(1, dtype: int64), zeros(1, dtype: int32)));
        Assert.True(can_cast(int32, float32));
        Assert.False(can_cast(float32, int32));
    }

    [WithoutCudaFact]
    public void Memory_is_pinned_for_a_GPU_only()
    {
        using var scope = NewDisposeScope();
        Assert.False(ones(1).is_pinned());
        Assert.Contains("CUDA", Assert.Throws<ExternalException>(() => ones(1).pin_memory()).Message, StringComparison.Ordinal);
    }

    [CudaFact]
    public void Tensors_move_to_the_GPU_and_back()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3);
        var pinned = x.pin_memory();
        Assert.True(pinned.is_pinned());
        Assert.Equal(x.data<long>(), pinned.data<long>());
        var moved = pinned.cuda();
        Assert.Equal(DeviceType.CUDA, moved.device_type);
        Assert.Equal(x.data<long>(), moved.cpu().data<long>());
    }
}
