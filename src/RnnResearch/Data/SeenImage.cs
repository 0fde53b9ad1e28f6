using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>An image as a viewer shows it, and what was done to that end.</summary>
/// <param name="Pixels">RGB, uint8 [3, H, W]; the owner's to dispose</param>
/// <param name="OverWhite">some of it was transparent and now stands on white</param>
/// <param name="Turned">it was turned or mirrored as its EXIF orientation says</param>
internal sealed record SeenImage(Tensor Pixels, bool OverWhite, bool Turned) : IDisposable
{
    public void Dispose() => Pixels.Dispose();
}
