using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using static TorchSharp.torchvision.io;

namespace TorchSharp.Local.Tests.Vision;

public class ImageTests
{
    private static readonly JsonElement Reference = ReferenceFile.Load("images");
    private static readonly SkiaImager Imager = new();

    public static TheoryData<string> Kinds => ReferenceFile.Names("images");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Images_are_decoded_as_Pillow_does(string kind)
    {
        using var scope = NewDisposeScope();
        var entry = Reference.GetProperty(kind);
        foreach (var expected in entry.GetProperty("modes").EnumerateObject())
        {
            var image = Imager.DecodeImage(FileOf(kind), Enum.Parse<ImageReadMode>(expected.Name));
            var shape = expected.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            Assert.Equal(shape, image.shape);
            Assert.Equal(ScalarType.Byte, image.dtype);
            var pixels = expected.Value.GetProperty("data").EnumerateArray().Select(value => (int)value.GetByte());
            var most = pixels.Zip(image.bytes.ToArray(), (wanted, got) => Math.Abs(wanted - got)).Max();
            Assert.True(most <= entry.GetProperty("tolerance").GetInt32(), $"{kind} as {expected.Name}: off by {most}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_PNG_comes_back_exactly(int channels)
    {
        using var scope = NewDisposeScope();
        var image = Noise(channels, 7, 5);
        using var stream = new MemoryStream();
        write_png(image, stream, Imager);
        stream.Position = 0;
        var back = read_image(stream, channels == 4 ? ImageReadMode.RGB_ALPHA : ImageReadMode.UNCHANGED, Imager);
        Assert.True(image.eq(back).all().item<bool>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_JPEG_comes_back_nearly_and_quality_counts(int channels)
    {
        using var scope = NewDisposeScope();
        var image = arange(0, 64).mul(4).to(ScalarType.Byte).reshape(1, 8, 8).expand(channels, 8, 8);
        var good = encode_image(image, ImageFormat.Jpeg, new SkiaImager(95));
        var poor = encode_image(image, ImageFormat.Jpeg, new SkiaImager(20));
        Assert.True(good.numel() > poor.numel());
        var back = decode_image(good, imager: Imager);
        Assert.Equal(image.shape, back.shape);
        Assert.True(back.to(ScalarType.Int32).sub(image.to(ScalarType.Int32)).abs().max().ToInt32() <= 6);
    }

    [Fact]
    public async Task Files_are_written_and_read()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var image = Noise(3, 6, 4);
        write_image(image, folder["a.png"], ImageFormat.Png, Imager);
        write_jpeg(image, folder["a.jpg"], Imager);
        await write_image_async(image, folder["b.png"], ImageFormat.Png, Imager);
        Assert.True(image.eq(read_image(folder["a.png"], imager: Imager)).all().item<bool>());
        Assert.True(image.eq(decode_image(read_file(folder["b.png"]), imager: Imager)).all().item<bool>());
        var read = await read_image_async(folder["a.jpg"], imager: Imager);
        Assert.Equal(image.shape, read.shape);
        write_file(folder["c.png"], read_file(folder["a.png"]));
        Assert.Equal(File.ReadAllBytes(folder["a.png"]), File.ReadAllBytes(folder["c.png"]));
    }

    [Fact]
    public void A_grey_image_of_a_coloured_one_has_the_usual_weights()
    {
        using var scope = NewDisposeScope();
        var image = tensor(new byte[] { 255, 0, 0, 0, 255, 0, 0, 0, 255 }, [3, 1, 3]);
        var grey = Imager.DecodeImage(Imager.EncodeImage(image, ImageFormat.Png), ImageReadMode.GRAY);
        Assert.Equal([76, 149, 29], grey.bytes.ToArray());
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("jpeg_progressive")]
    [InlineData("jpeg_cmyk")]
    [InlineData("png")]
    [InlineData("png_palette")]
    public void A_file_cut_short_is_refused(string kind)
    {
        var whole = FileOf(kind);
        foreach (var length in new[] { 5, whole.Length / 4, whole.Length / 2, whole.Length * 3 / 4 })
        {
            var error = Assert.Throws<InvalidDataException>(() => Imager.DecodeImage(whole[..length]));
            Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_altered_PNG_is_refused()
    {
        var altered = FileOf("png");
        altered[60] ^= 0xFF;
        Assert.Throws<InvalidDataException>(() => Imager.DecodeImage(altered));
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        Assert.Contains("no bytes", Assert.Throws<InvalidDataException>(() => Imager.DecodeImage([])).Message, StringComparison.Ordinal);
        Assert.Contains("48656C6C", Assert.Throws<InvalidDataException>(() => Imager.DecodeImage("Hello"u8.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        using var scope = NewDisposeScope();
        var image = zeros(3, 4, 4, dtype: ScalarType.Byte);
        Assert.Throws<NotSupportedException>(() => Imager.EncodeImage(image, ImageFormat.Gif));
        Assert.Throws<ArgumentException>(() => Imager.EncodeImage(zeros(3, 4, 4), ImageFormat.Png));
        Assert.Throws<ArgumentException>(() => Imager.EncodeImage(zeros(2, 4, 4, dtype: ScalarType.Byte), ImageFormat.Png));
        Assert.Throws<ArgumentException>(() => Imager.EncodeImage(zeros(4, 4, 4, dtype: ScalarType.Byte), ImageFormat.Jpeg));
    }

    [Fact]
    public void Resizing_keeps_type_and_range_and_may_keep_the_shape()
    {
        using var scope = NewDisposeScope();
        var image = Noise(3, 20, 30);
        var small = transforms.functional.resize(image, 10, 15, InterpolationMode.Bicubic, antialias: true);
        Assert.Equal([3L, 10, 15], small.shape);
        Assert.Equal(ScalarType.Byte, small.dtype);
        Assert.Equal([3L, 10, 15], transforms.functional.resize(image, 10, -1).shape);
        Assert.Equal([3L, 8, 12], transforms.functional.resize(image, 10, -1, maxSize: 12).shape);
        Assert.Equal([2L, 3, 40, 60], transforms.functional.resize(stack([image, image]), 40, 60, InterpolationMode.Bilinear).shape);
        Assert.Equal(200, transforms.functional.resize(full_like(image, 200), 7, 9, InterpolationMode.Bicubic).min().ToInt32());
    }

    [Fact]
    public void Without_an_imager_the_error_says_how_to_set_one()
        => Assert.Contains("DefaultImager", Assert.Throws<NotImplementedException>(() => new NotImplementedImager().DecodeImage([])).Message, StringComparison.Ordinal);

    private static Tensor Noise(params long[] shape) => randint(0, 256, shape, dtype: ScalarType.Byte);

    private static byte[] FileOf(string kind) => Convert.FromBase64String(Reference.GetProperty(kind).GetProperty("file").GetString()!);
}
