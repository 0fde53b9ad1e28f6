using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests;

/// <summary>PNG files for tests that read pictures.</summary>
internal static class PngFile
{
    /// <summary>Writes uint8 [3, H, W], or [1, H, W] in grey.</summary>
    public static void Write(string path, Tensor image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create);
        torchvision.io.write_image(image, file, torchvision.ImageFormat.Png, new torchvision.io.SkiaImager());
    }
}
