using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Tensors;

public class TensorTests
{
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
    public void Bytes_need_a_contiguous_tensor()
    {
        using var scope = NewDisposeScope();
        var transposed = ones(2, 3).t();
        Assert.Contains("contiguous()", Assert.Throws<InvalidOperationException>(() => transposed.bytes.Length).Message);
        Assert.Equal(24, transposed.contiguous().bytes.Length);
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

    [Fact]
    public void A_tensor_survives_a_file()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var x = arange(6).reshape(2, 3).t();
        x.Save(folder["a"]);
        x.save(folder["b"]);
        save(x, folder["c"]);
        Assert.True(Tensor.Load(folder["a"]).Equals(x));
        Assert.True(Tensor.load(folder["b"]).Equals(x));
        Assert.True(load(folder["c"]).Equals(x));
    }
}
