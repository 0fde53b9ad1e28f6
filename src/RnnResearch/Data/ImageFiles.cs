using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>Reads and writes image files: the one place that knows which decoder is behind torchvision.io.</summary>
public static class ImageFiles
{
    private const long MaxPixels = 100_000_000;
    private static readonly Scalar black = 0;
    private static readonly Scalar white = 255;

    // There is no decoder until one is given.
    private static readonly torchvision.io.Imager Imager = new torchvision.io.SkiaImager();

    /// <summary>
    /// Decodes a JPEG or PNG to RGB, uint8 [3, H, W]. Grey becomes RGB, transparency is dropped, an EXIF orientation is not applied.
    /// Throws <see cref="DataException"/> when the file is missing, of another format, cut off or damaged.
    /// </summary>
    public static Tensor Read(string path)
    {
        if (!File.Exists(path))
            throw new DataException($"{path}: no such image");
        var bytes = File.ReadAllBytes(path);
        var info = ImageFileInfo.Of(bytes) ?? throw new DataException($"{path}: neither JPEG nor PNG");
        if (info.IsTruncated)
            throw new DataException($"{path}: the image is cut off after {bytes.Length} bytes");
        if ((long)info.Width * info.Height is 0 or > MaxPixels)
            throw new DataException($"{path}: {info.Width}x{info.Height} pixels, expected between 1 and {MaxPixels:N0}");
        try
        {
            using var stream = new MemoryStream(bytes);
            using var decoded = torchvision.io.read_image(stream, torchvision.io.ImageReadMode.RGB, Imager);
            return decoded.contiguous(); // a grey image may come as one channel seen three times
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new DataException($"{path}: the image cannot be decoded ({e.Message})", e);
        }
    }

    /// <summary>
    /// Resizes [3, H, W] to [3, <paramref name="side"/>, <paramref name="side"/>], bilinear with antialiasing, without regard to the
    /// aspect ratio: the whole picture stays.
    /// </summary>
    public static Tensor ResizeToSquare(Tensor image, int side)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.shape[1] == side && image.shape[2] == side)
            return image.alias();
        using var scope = NewDisposeScope();
        var pixels = image.unsqueeze(0).to(ScalarType.Float32);
        var resized = nn.functional.interpolate(
            pixels, size: [side, side], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        return resized.squeeze(0).round().clamp(black, white).to(ScalarType.Byte).MoveToOuterDisposeScope();
    }

    /// <summary>Writes uint8 [3, H, W] as JPEG at the encoder's default quality.</summary>
    public static void WriteJpeg(string path, Tensor image)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // A stream of our own: write_image(filename) does not truncate an existing, longer file.
        using var file = new FileStream(path, FileMode.Create);
        torchvision.io.write_image(image, file, torchvision.ImageFormat.Jpeg, Imager);
    }
}
