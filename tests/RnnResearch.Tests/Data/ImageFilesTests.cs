using RnnResearch.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public sealed class ImageFilesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Png_keeps_every_pixel()
    {
        var image = Gradient(20, 30);
        PngFile.Write(folder["a.png"], image);
        var back = ImageFiles.Read(folder["a.png"]);
        Assert.Equal([3L, 20, 30], back.shape);
        Assert.Equal(ScalarType.Byte, back.dtype);
        Assert.True(back.eq(image).all().ToBoolean());
    }

    [Fact]
    public void Jpeg_keeps_the_picture()
    {
        var image = Gradient(64, 48);
        ImageFiles.WriteJpeg(folder["a.jpg"], image);
        var back = ImageFiles.Read(folder["a.jpg"]);
        Assert.Equal([3L, 64, 48], back.shape);
        Assert.InRange((back.to(ScalarType.Float32) - image.to(ScalarType.Float32)).abs().mean().ToSingle(), 0, 4);
    }

    [Fact]
    public void A_shorter_image_over_a_longer_one_leaves_no_rest()
    {
        ImageFiles.WriteJpeg(folder["a.jpg"], Gradient(64, 64));
        ImageFiles.WriteJpeg(folder["a.jpg"], zeros(3, 2, 2, dtype: ScalarType.Byte));
        ImageFiles.WriteJpeg(folder["b.jpg"], zeros(3, 2, 2, dtype: ScalarType.Byte));
        Assert.Equal(File.ReadAllBytes(folder["b.jpg"]), File.ReadAllBytes(folder["a.jpg"]));
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    public void The_header_says_size_and_whether_the_end_is_there(string name)
    {
        Write(name, Gradient(40, 50));
        var bytes = File.ReadAllBytes(folder[name]);
        Assert.Equal((50, 40, false), Facts(ImageFileInfo.Of(bytes)!));
        foreach (var length in new[] { bytes.Length - 3, bytes.Length / 2, 60, 20 })
            Assert.True(ImageFileInfo.Of(bytes.AsSpan(0, length))!.IsTruncated, $"{length} bytes");
        File.WriteAllBytes(folder[name], bytes[..(bytes.Length / 2)]);
        Assert.Contains("cut off", Assert.Throws<DataException>(() => ImageFiles.Read(folder[name])).Message);
    }

    [Fact]
    public void What_is_no_image_is_named()
    {
        folder.Write("a.jpg", "<html>not found</html>");
        Assert.Contains("neither JPEG nor PNG", Assert.Throws<DataException>(() => ImageFiles.Read(folder["a.jpg"])).Message);
        Assert.Contains("no such image", Assert.Throws<DataException>(() => ImageFiles.Read(folder["b.jpg"])).Message);
    }

    [Fact]
    public void Damage_in_the_middle_of_a_png_is_an_error_and_no_crash()
    {
        PngFile.Write(folder["a.png"], Gradient(64, 64));
        var bytes = File.ReadAllBytes(folder["a.png"]);
        for (var at = bytes.Length / 2; at < bytes.Length / 2 + 20; at++)
            bytes[at] ^= 0x5A;
        File.WriteAllBytes(folder["a.png"], bytes);
        Assert.Contains("cannot be decoded", Assert.Throws<DataException>(() => ImageFiles.Read(folder["a.png"])).Message);
    }

    [Fact]
    public void Squeezing_keeps_the_whole_picture_and_its_mean()
    {
        var image = Gradient(60, 90);
        var small = ImageFiles.ResizeToSquare(image, 30);
        Assert.Equal([3L, 30, 30], small.shape);
        Assert.Equal(ScalarType.Byte, small.dtype);
        Assert.Equal(image.to(ScalarType.Float32).mean().ToSingle(), small.to(ScalarType.Float32).mean().ToSingle(), 0.5f);
    }

    private static (int Width, int Height, bool IsTruncated) Facts(ImageFileInfo info) => (info.Width, info.Height, info.IsTruncated);

    private void Write(string name, Tensor image)
    {
        if (name.EndsWith(".png", StringComparison.Ordinal))
            PngFile.Write(folder[name], image);
        else
            ImageFiles.WriteJpeg(folder[name], image);
    }

    /// <summary>Red grows to the right, green downwards, blue is constant.</summary>
    private static Tensor Gradient(int height, int width)
    {
        var x = linspace(0, 255, width).view(1, 1, width).expand(1, height, width);
        var y = linspace(0, 255, height).view(1, height, 1).expand(1, height, width);
        return cat([x, y, full([1, height, width], 100f)]).to(ScalarType.Byte);
    }
}
