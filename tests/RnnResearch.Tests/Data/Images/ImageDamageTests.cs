using System.Runtime.InteropServices;
using System.Text;
using RnnResearch.Data;

namespace RnnResearch.Tests.Data.Images;

/// <summary>A picture of which something is missing is no picture, and why is said.</summary>
public sealed class ImageDamageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void A_jpeg_that_lacks_data_before_its_end_marker_is_cut_off(int block)
    {
        var whole = JpegBytes.Random(60, 90, seed: 1, block);
        using var read = Read(whole);
        var data = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 14;
        foreach (var share in new[] { 0.01, 0.1, 0.5, 0.9, 0.97 })
        {
            var cut = data + (int)(share * (whole.Length - data));
            if (whole[cut - 1] == 0xFF) cut--;
            Assert.Equal(CaptionProblemKind.TruncatedImage, Refused([.. whole[..cut], .. JpegBytes.End]).Kind);
            Assert.Equal(CaptionProblemKind.TruncatedImage, Refused(whole[..cut]).Kind);
        }
    }

    [Fact]
    public void A_progressive_jpeg_that_lacks_data_or_scans_is_cut_off()
    {
        var whole = JpegBytes.Progressive;
        using var read = Read(whole);
        var scans = Enumerable.Range(0, whole.Length - 1).Where(i => whole[i] == 0xFF && whole[i + 1] == 0xDA).ToList();
        Assert.Equal(10, scans.Count);
        foreach (var cut in scans.Append(whole.Length / 2).Append(whole.Length - 12))
            Assert.Equal(CaptionProblemKind.TruncatedImage, Refused([.. whole[..cut], .. JpegBytes.End]).Kind);
    }

    [Fact]
    public void A_jpeg_that_claims_more_pixels_than_it_has_is_cut_off()
    {
        var file = JpegBytes.Random(16, 16, seed: 2);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 7]) = (1, 1);
        Assert.Equal(CaptionProblemKind.TruncatedImage, Refused(file).Kind);
    }

    [Fact]
    public void Whole_jpegs_are_not_suspected()
    {
        for (var seed = 0; seed < 60; seed++)
            Read(JpegBytes.Random(3 + (7 * seed % 90), 1 + (11 * seed % 70), seed, block: 1 + (seed % 9))).Dispose();
        var whole = JpegBytes.Random(40, 40, seed: 3);
        var thumbnail = JpegBytes.Segment(0xE1, JpegBytes.Random(8, 8, seed: 4));
        Read([.. whole[..2], .. thumbnail, .. whole[2..]]).Dispose();
        Read([.. whole, .. JpegBytes.Random(24, 24, seed: 5)]).Dispose(); // as phones append a second picture
        Read([.. whole, .. "made by a camera"u8]).Dispose();
    }

    [Fact]
    public void A_png_with_too_few_rows_or_another_checksum_is_damaged()
    {
        var row = new byte[3 * 64];
        var half = PngBytes.Of(64, 64, PngBytes.Rgb, 8, Enumerable.Repeat(row, 32));
        Assert.Equal(CaptionProblemKind.TruncatedImage, Refused(half).Kind);
        Assert.Equal(CaptionProblemKind.TruncatedImage, Refused(PngBytes.Of(1000, 1000, PngBytes.Rgb, 8, [new byte[100]])).Kind);
        var altered = PngBytes.Of(64, 64, PngBytes.Rgb, 8, Enumerable.Repeat(row, 64));
        altered[^15] ^= 1;
        Assert.Equal(CaptionProblemKind.DamagedImage, Refused(altered).Kind);
        var withoutPalette = PngBytes.Of(4, 4, PngBytes.Palette, 8, Enumerable.Repeat(new byte[4], 4));
        Assert.Equal(CaptionProblemKind.DamagedImage, Refused(withoutPalette).Kind);
    }

    [Theory]
    [InlineData(0xFFFFFFFF, 4)]
    [InlineData(0x80000001, 2)]
    [InlineData(10_000, 10_000)]
    public void More_pixels_than_are_read_are_refused_by_the_header(uint width, uint height)
    {
        var error = Refused(PngBytes.Of(width, height, PngBytes.Grey, 1, [new byte[1251]]));
        Assert.Equal(CaptionProblemKind.LargeImage, error.Kind);
        Assert.Contains("expected at most 67,108,864 in all", error.Message);
    }

    [Theory]
    [InlineData("GIF89a...", "a GIF; convert it to PNG or JPEG")]
    [InlineData("RIFF\u0010\0\0\0WEBPVP8 ", "a WebP image; convert it to PNG or JPEG")]
    [InlineData("BM\u0010\0\0\0", "a BMP image; convert it to PNG or JPEG")]
    [InlineData("II*\0\b\0\0\0", "a TIFF image; convert it to PNG or JPEG")]
    [InlineData("\0\0\0\u0018ftypheic\0\0", "a HEIC image; convert it to PNG or JPEG")]
    [InlineData("\0\0\0\u001cftypavif\0\0", "an AVIF image; convert it to PNG or JPEG")]
    [InlineData("%PDF-1.7", "a PDF; convert it to PNG or JPEG")]
    [InlineData("<?xml version=\"1.0\"?>\n<svg xmlns", "an SVG drawing; convert it to PNG or JPEG")]
    [InlineData("<!DOCTYPE html><html>", "an HTML page, perhaps the answer to a download that failed; fetch the image again")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "a pointer to a file that Git LFS keeps; fetch it with git lfs pull")]
    [InlineData("hello", "something else; convert it to PNG or JPEG")]
    [InlineData("", "an empty file")]
    public void Another_format_is_named_whatever_the_file_is_called(string content, string named)
    {
        var error = Refused(Encoding.Latin1.GetBytes(content));
        Assert.Equal(CaptionProblemKind.NotAnImage, error.Kind);
        Assert.EndsWith($"picture: neither JPEG nor PNG but {named}", error.Message);
    }

    [Fact]
    public void A_pipe_or_a_folder_is_refused_and_not_waited_for()
    {
        Assert.Equal(0, MakePipe(folder["pipe.png"], 0x180));
        Directory.CreateDirectory(folder["folder.png"]);
        string Refusal(string name) => Assert.Throws<DataException>(() => ImageFiles.Read(folder[name])).Message;
        Assert.Contains("pipe.png: expected a file, found a pipe", Refusal("pipe.png"));
        Assert.Contains("folder.png: expected a file, found a folder", Refusal("folder.png"));
        Assert.Contains("/dev/null", Assert.Throws<DataException>(() => ImageFiles.Read("/dev/null")).Message);
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_the_answer_is_a_picture_or_a_sentence()
    {
        byte[][] files =
        [
            JpegBytes.Random(16, 16, seed: 6), JpegBytes.Progressive, JpegBytes.WithExif(JpegBytes.RedInCmyk, 6),
            PngBytes.Of(4, 4, PngBytes.Rgba, 8, Enumerable.Repeat(new byte[16], 4), PngBytes.Chunk("eXIf", JpegBytes.Tiff(6))),
        ];
        var random = new Random(7);
        for (var n = 0; n < 2000; n++)
        {
            byte[] file = [.. files[n % files.Length]];
            for (var changes = random.Next(1, 4); changes > 0; changes--) file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                Read(n % 3 == 0 ? file[..random.Next(1, file.Length)] : file).Dispose();
            }
            catch (ImageException e)
            {
                Assert.StartsWith(folder["picture"], e.Message);
                Assert.DoesNotContain("Object reference", e.Message);
            }
        }
    }

    private ImageException Refused(byte[] file) => Assert.Throws<ImageException>(() => Read(file));

    private SeenImage Read(byte[] file)
    {
        File.WriteAllBytes(folder["picture"], file);
        return ImageFiles.ReadAsSeen(folder["picture"]);
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
