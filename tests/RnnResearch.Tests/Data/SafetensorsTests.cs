using System.Buffers.Binary;
using System.Text;
using RnnResearch.Data;
using TorchSharp;

namespace RnnResearch.Tests.Data;

public class SafetensorsTests
{
    [Fact]
    public void Tensors_of_every_type_come_back_bit_by_bit()
    {
        using var folder = new TempFolder();
        using var scope = torch.NewDisposeScope();
        var path = folder["x.safetensors"];
        var tensors = new Dictionary<string, torch.Tensor>
        {
            ["flag"] = torch.tensor(new[] { true, false, true }),
            ["byte"] = torch.arange(5).to(torch.ScalarType.Byte),
            ["half"] = torch.randn(3).to(torch.ScalarType.Float16),
            ["float"] = torch.randn(2, 3),
            ["double"] = torch.randn(2, 2, dtype: torch.ScalarType.Float64),
            ["long"] = torch.arange(7),
            ["scalar"] = torch.tensor(1.5),
            ["empty"] = torch.zeros(0, 4),
        };
        Safetensors.Write(path, tensors);
        var read = Safetensors.Read(path);
        Assert.Equal(tensors.Keys.Order(), read.Keys.Order());
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.shape, read[name].shape);
            Assert.Equal(tensor.dtype, read[name].dtype);
            Assert.True(tensor.eq(read[name]).all().ToBoolean(), name);
        }
    }

    [Fact]
    public void A_view_is_written_as_it_is_seen()
    {
        using var folder = new TempFolder();
        using var scope = torch.NewDisposeScope();
        var view = torch.arange(12).reshape(3, 4).t().narrow(0, 1, 2);
        Safetensors.Write(folder["x"], new Dictionary<string, torch.Tensor> { ["view"] = view });
        Assert.Equal([1L, 5, 9, 2, 6, 10], Safetensors.Read(folder["x"])["view"].data<long>().ToArray());
    }

    [Fact]
    public void A_small_file_is_byte_for_byte_what_other_readers_and_writers_take_it_for()
    {
        // The header's length, the header filled up with spaces to a multiple of eight, then the tensors, the widest elements first.
        byte[] expected =
        [
            120, 0, 0, 0, 0, 0, 0, 0,
            .. """{"wide":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"bytes":"""u8,
            .. """{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}    """u8,
            0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0, // 1 and -2
            1, 2, 3,
        ];
        using var folder = new TempFolder();
        using var scope = torch.NewDisposeScope();
        var tensors = new Dictionary<string, torch.Tensor>
        {
            ["bytes"] = torch.arange(1, 4).to(torch.ScalarType.Byte),
            ["wide"] = torch.tensor(new[] { 1f, -2f }).reshape(1, 2),
        };
        Safetensors.Write(folder["x"], tensors);
        Assert.Equal(expected, File.ReadAllBytes(folder["x"]));

        File.WriteAllBytes(folder["y"], expected);
        var read = Safetensors.Read(folder["y"]);
        Assert.Equal([1f, -2f], read["wide"].data<float>().ToArray());
        Assert.Equal([1, 2], read["wide"].shape);
        Assert.Equal([1, 2, 3], read["bytes"].data<byte>().ToArray());
    }

    [Fact]
    public void Free_text_of_other_writers_is_passed_over()
    {
        var header = """{"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""";
        using var folder = new TempFolder();
        using var scope = torch.NewDisposeScope();
        File.WriteAllBytes(folder["x"], [(byte)header.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(header), 7, 8]);

        var read = Safetensors.Read(folder["x"]);

        Assert.Equal(["a"], read.Keys);
        Assert.Equal([7, 8], read["a"].data<byte>().ToArray());
    }

    [Theory]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "tensor a of shape [2] needs 8 bytes, its data_offsets give 4")]
    [InlineData("""{"a":{"dtype":"F8","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor a has dtype F8, expected one of F32")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}""", 2, "tensor a has a malformed shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "tensor a begins at byte 1, expected 0")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""",
        3,
        "tensor b begins at byte 1, expected 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1, "its tensors take 2 bytes, the file has 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "its tensors take 2 bytes, the file has 3")]
    [InlineData(
        """{"a":{"dtype":"F64","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "needs 147573952589676412928 bytes")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""",
        2,
        "tensor a stands in the header twice")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1, "is not a safetensors file")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1, "tensor a has no dtype")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "tensor a has more than one dtype")]
    [InlineData("""{"a":{"dtype":8,"shape":[1],"data_offsets":[0,1]}}""", 1, "tensor a has dtype 8, expected one of F32")]
    [InlineData("""{"a":{"dtype":"U8","shape":2,"data_offsets":[0,2]}}""", 2, "tensor a has a malformed shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2.0],"data_offsets":[0,2]}}""", 2, "tensor a has a malformed shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1e99],"data_offsets":[0,2]}}""", 2, "tensor a has a malformed shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":["2"],"data_offsets":[0,2]}}""", 2, "tensor a has a malformed shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[-1,1]}}""", 2, "tensor a has malformed data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", 2, "tensor a has malformed data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0]}}""", 2, "tensor a has malformed data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1e30]}}""", 2, "tensor a has a malformed data_offsets")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[-9223372036854775808,9223372036854775807]}}""", 2, "tensor a has malformed")]
    [InlineData("""{"a":3}""", 0, "tensor a is described by 3, expected dtype, shape and data_offsets")]
    [InlineData("""{"a":null}""", 0, "tensor a is described by null")]
    [InlineData("""{"a":{"dtype":"\ud800","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor a ")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[9223372036854775807,9223372036854775807,9223372036854775807],"data_offsets":[0,0]}}""",
        0,
        "tensor a of shape")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[0,0]}}""", 0, "tensor a of shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "2 bytes, the file has 3 (tensor a is the last)")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "__metadata__ stands in the header twice")]
    [InlineData("[1,2,3]", 0, "is not a safetensors file")]
    [InlineData("""{"a":""", 0, "is not a safetensors file")]
    public void A_header_that_does_not_fit_is_refused(string header, int dataBytes, string expected)
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(Written(folder, header.Length, header, dataBytes)));
        Assert.Contains(folder["x.safetensors"], error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void More_dimensions_than_torch_has_are_refused()
    {
        using var folder = new TempFolder();
        var ones = string.Join(',', Enumerable.Repeat(1, 65));
        var header = """{"a":{"dtype":"U8","shape":[ONES],"data_offsets":[0,1]}}""".Replace("ONES", ones);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(Written(folder, header.Length, header, 1)));
        Assert.Contains("tensor a has a malformed shape, expected at most 64 sizes", error.Message);
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        using var folder = new TempFolder();
        byte[] header = [.. "{\""u8, 0xE9, .. "\":1}"u8];
        File.WriteAllBytes(folder["x"], [(byte)header.Length, 0, 0, 0, 0, 0, 0, 0, .. header]);
        Assert.Contains(
            "x is not a safetensors file: byte 2 of its header (0xE9) is not UTF-8",
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(folder["x"])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(long.MaxValue)]
    public void An_impossible_header_length_is_refused(long length)
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(Written(folder, length, "{}", 0)));
        Assert.Contains($"a header of {length} bytes in a file of 10", error.Message);
    }

    [Fact]
    public void A_file_shorter_than_its_own_length_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(folder.Write("x", "abc")));
    }

    [Fact]
    public void A_type_the_format_has_not_is_not_written()
    {
        using var folder = new TempFolder();
        using var complex = torch.zeros(2, dtype: torch.ScalarType.Int32);
        var tensors = new Dictionary<string, torch.Tensor> { ["a"] = complex };
        var error = Assert.Throws<NotSupportedException>(() => Safetensors.Write(folder["x"], tensors));
        Assert.Contains("convert the Int32 tensor first", error.Message);
        Assert.False(File.Exists(folder["x"]));
    }

    private static string Written(TempFolder folder, long length, string header, int dataBytes)
    {
        var path = folder["x.safetensors"];
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, length);
        File.WriteAllBytes(path, [.. prefix, .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]]);
        return path;
    }
}
