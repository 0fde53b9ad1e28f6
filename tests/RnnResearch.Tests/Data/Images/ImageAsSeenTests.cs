using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data.Images;

/// <summary>What a file says of its picture is done.</summary>
public sealed class ImageAsSeenTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Transparency_shows_white()
    {
        using var image = Read(PngBytes.Of(3, 1, PngBytes.Rgba, 8, [[0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 255]]));
        Assert.Equal([255, 127, 0], Red(image));
        Assert.True(image.OverWhite);
        using var opaque = Read(PngBytes.Of(1, 1, PngBytes.Rgba, 8, [[7, 8, 9, 255]]));
        Assert.Equal([7, 8, 9], opaque.Pixels.data<byte>().ToArray());
        Assert.False(opaque.OverWhite);
    }

    [Fact]
    public void Transparency_of_palettes_and_of_one_grey_shows_white_too()
    {
        var palette = PngBytes.Chunk("PLTE", 10, 20, 30, 40, 50, 60);
        using var image = Read(PngBytes.Of(2, 1, PngBytes.Palette, 8, [[0, 1]], palette, PngBytes.Chunk("tRNS", 0)));
        Assert.Equal([255, 40], Red(image));
        using var grey = Read(PngBytes.Of(2, 1, PngBytes.Grey, 8, [[32, 33]], PngBytes.Chunk("tRNS", 0, 32)));
        Assert.Equal([255, 33], Red(grey));
        Assert.True(image.OverWhite && grey.OverWhite);
    }

    [Fact]
    public void Grey_palettes_sixteen_bits_and_other_colour_spaces_become_rgb()
    {
        Assert.Equal([200, 3], Red(Read(PngBytes.Of(2, 1, PngBytes.Grey, 8, [[200, 3]]))));
        Assert.Equal([255, 0], Red(Read(PngBytes.Of(2, 1, PngBytes.Grey, 1, [[0b1000_0000]]))));
        Assert.Equal([10], Red(Read(PngBytes.Of(1, 1, PngBytes.Palette, 8, [[0]], PngBytes.Chunk("PLTE", 10, 20, 30)))));
        Assert.Equal([0x80], Red(Read(PngBytes.Of(1, 1, PngBytes.Rgb, 16, [[0x80, 0x12, 0x40, 0x34, 0x20, 0x56]]))));
        Assert.Equal([0x40], Red(Read(PngBytes.Of(1, 1, PngBytes.Grey, 16, [[0x40, 0x99]]))));
        Assert.Equal([255 - 128 + 32 * 128 / 255], Red(Read(PngBytes.Of(1, 1, PngBytes.GreyAlpha, 8, [[32, 128]]))));
        using var red = Read(JpegBytes.RedInCmyk);
        Assert.All(Red(red), value => Assert.InRange(value, 245, 255));
        Assert.All(red.Pixels[1].contiguous().data<byte>().ToArray(), value => Assert.InRange(value, 0, 10));
    }

    [Fact]
    public void Light_that_is_written_linearly_is_brightened()
    {
        var linear = PngBytes.Chunk("gAMA", 0, 1, 0x86, 0xA0); // 100,000: gamma 1
        Assert.InRange(Red(Read(PngBytes.Of(1, 1, PngBytes.Rgb, 8, [[128, 128, 128]], linear)))[0], 186, 190);
    }

    [Theory]
    [InlineData(1, "top", "left")]
    [InlineData(2, "top", "right")]
    [InlineData(3, "bottom", "right")]
    [InlineData(4, "bottom", "left")]
    [InlineData(5, "left", "top")]
    [InlineData(6, "right", "top")]
    [InlineData(7, "right", "bottom")]
    [InlineData(8, "left", "bottom")]
    public void An_image_stands_as_the_camera_saw_it(byte orientation, string firstRow, string firstColumn)
    {
        using var scope = NewDisposeScope();
        const int Height = 16, Width = 32;
        var seen = Corners(Height, Width);
        var sideways = firstRow is "left" or "right";
        var stored = empty([3, sideways ? Width : Height, sideways ? Height : Width], dtype: ScalarType.Byte);
        for (var row = 0; row < stored.shape[1]; row++)
            for (var column = 0; column < stored.shape[2]; column++)
            {
                var (along, across) = sideways ? (column, row) : (row, column);
                var y = (sideways ? firstColumn : firstRow) == "bottom" ? Height - 1 - along : along;
                var x = (sideways ? firstRow : firstColumn) == "right" ? Width - 1 - across : across;
                stored[.., row, column] = seen[.., y, x];
            }

        using var jpeg = Read(JpegBytes.WithExif(JpegBytes.Of(stored), orientation));
        Assert.Equal(seen.shape, jpeg.Pixels.shape);
        Assert.InRange((jpeg.Pixels.to(ScalarType.Float32) - seen.to(ScalarType.Float32)).abs().mean().item<float>(), 0, 12);
        Assert.Equal(orientation > 1, jpeg.Turned);

        var rows = Enumerable.Range(0, (int)stored.shape[1])
            .Select(row => stored[.., row].transpose(0, 1).contiguous().data<byte>().ToArray());
        var exif = PngBytes.Chunk("eXIf", JpegBytes.Tiff(orientation));
        using var png = Read(PngBytes.Of((uint)stored.shape[2], (uint)stored.shape[1], PngBytes.Rgb, 8, rows, exif));
        Assert.Equal(seen.data<byte>().ToArray(), png.Pixels.data<byte>().ToArray());
    }

    [Fact]
    public void One_colour_after_the_other_is_squeezed_as_all_at_once()
    {
        using var scope = NewDisposeScope();
        var image = randint(0, 256, [3, 211, 97], dtype: ScalarType.Byte);
        var together = nn.functional.interpolate(
            image.unsqueeze(0).to(ScalarType.Float32), size: [64, 64], mode: InterpolationMode.Bilinear, align_corners: false,
            antialias: true);
        var expected = together.squeeze(0).round().clamp(0, 255).to(ScalarType.Byte);
        Assert.Equal(expected.data<byte>().ToArray(), ImageFiles.ResizeToSquare(image, 64).data<byte>().ToArray());
    }

    /// <summary>Red at the top left, green at the top right, blue at the bottom left, white at the bottom right.</summary>
    private static Tensor Corners(int height, int width)
    {
        var image = zeros([3, height, width], dtype: ScalarType.Byte);
        var (top, left) = (height / 2, width / 2);
        image[0, ..top, ..left] = 255;
        image[1, ..top, left..] = 255;
        image[2, top.., ..left] = 255;
        image[.., top.., left..] = 255;
        return image;
    }

    private static int[] Red(SeenImage image) => Array.ConvertAll(image.Pixels[0].contiguous().data<byte>().ToArray(), value => (int)value);

    private SeenImage Read(byte[] file)
    {
        File.WriteAllBytes(folder["picture"], file);
        return ImageFiles.ReadAsSeen(folder["picture"]);
    }
}
