using RnnResearch.Data.Images;
using RnnResearch.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>Reads and writes image files.</summary>
public static class ImageFiles
{
    /// <summary>Changes whenever the pixels of the same file do: part of the key under which derived features are cached.</summary>
    public const string Reading = "sRGB, upright, on white";

    private const long MostPixels = 8192 * 8192;
    private const long MostBytes = 512 << 20;
    private static readonly Scalar black = 0;
    private static readonly Scalar white = 255;

    // There is no encoder until one is given.
    private static readonly torchvision.io.Imager Imager = new torchvision.io.SkiaImager();

    /// <summary>The endings, in small letters, of the files that are looked for in a folder; what is in a file its bytes say.</summary>
    internal static IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png"];

    /// <summary>
    /// Decodes a JPEG or PNG as a viewer shows it, RGB, uint8 [3, H, W]: grey, palettes, CMYK, 16 bits and other colour spaces become sRGB,
    /// transparency shows white, and the EXIF orientation is applied.
    /// </summary>
    /// <exception cref="DataException">The file is missing, no file, of another format, cut off, damaged or too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Tensor Read(string path)
    {
        try
        {
            return ReadAsSeen(path).Pixels;
        }
        catch (ImageException e)
        {
            throw new DataException(e.Message, e);
        }
    }

    /// <summary>The same, with what was done to the pixels, and with the kind of problem where there is one.</summary>
    /// <exception cref="ImageException">See there.</exception>
    /// <exception cref="IOException">See there.</exception>
    internal static SeenImage ReadAsSeen(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new ImageException(CaptionProblemKind.MissingImage, $"{path}: no such image");
        var bytes = Bytes(path);
        try
        {
            var info = ImageFileInfo.Of(bytes)
                ?? throw Problem(CaptionProblemKind.NotAnImage, $"neither JPEG nor PNG but {ForeignFormat.Describe(bytes)}");
            if (info.IsTruncated)
                throw Problem(CaptionProblemKind.TruncatedImage, $"the image is cut off after {bytes.Length:N0} bytes");
            if (info.Width == 0 || info.Height == 0)
                throw Problem(CaptionProblemKind.DamagedImage, $"{info.Width} x {info.Height} pixels, expected one at least");
            if ((long)info.Width * info.Height > MostPixels)
                throw Problem(CaptionProblemKind.LargeImage,
                    $"{info.Width:N0} x {info.Height:N0} pixels, expected at most {MostPixels:N0} in all (8192 x 8192); make it smaller");
            return ImageDecoder.Decode(bytes, info.IsJpeg);
        }
        catch (ImageException e)
        {
            throw new ImageException(e.Kind, $"{path}: {e.Message}");
        }
    }

    /// <summary>
    /// Resizes [3, H, W] to [3, <paramref name="side"/>, <paramref name="side"/>], bilinear with antialiasing, without regard to the
    /// aspect ratio: the whole picture stays.
    /// </summary>
    public static Tensor ResizeToSquare(Tensor image, int side)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.size(1) == side && image.size(2) == side)
            return image.alias();
        using var scope = NewDisposeScope();
        // One colour after the other: in floating point a large photograph is four times as large.
        return cat([.. Enumerable.Range(0, 3).Select(colour => Resized(image[colour], side))]).MoveToOuterDisposeScope();
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

    /// <summary>[1, side, side] of one colour, [H, W].</summary>
    private static Tensor Resized(Tensor colour, int side)
    {
        using var scope = NewDisposeScope();
        var pixels = colour.unsqueeze(0).unsqueeze(0).to(ScalarType.Float32);
        var resized = nn.functional.interpolate(
            pixels, size: [side, side], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        return resized.squeeze(0).round().clamp(black, white).to(ScalarType.Byte).MoveToOuterDisposeScope();
    }

    private static byte[] Bytes(string path)
    {
        using var file = Opened(path);
        if (file.Length > MostBytes)
            throw new ImageException(
                CaptionProblemKind.LargeImage, $"{path}: {file.Length:N0} bytes, expected an image file of at most {MostBytes:N0}");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static FileStream Opened(string path)
    {
        try
        {
            return RegularFile.Open(path);
        }
        catch (InvalidDataException e) // a pipe, a device or a folder; it has the path
        {
            throw new ImageException(CaptionProblemKind.NotAnImage, e.Message);
        }
    }

    private static ImageException Problem(CaptionProblemKind kind, string message) => new(kind, message);
}
