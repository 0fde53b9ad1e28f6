using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

/// <summary>Pictures of noise, each the same whenever it is read; counts the reading and fails at one when told to.</summary>
internal sealed class NoiseSet(int count) : ICaptionSet
{
    private int imagesRead;

    public string Name => "noise";

    public string Identity { get; init; } = "noise";

    public int? BreaksAt { get; init; }

    public int ImagesRead => imagesRead;

    public IReadOnlyList<CaptionedImage> Images { get; } =
        [.. Enumerable.Range(0, count).Select(i => new CaptionedImage($"{i}", Split.Train, ["noise"]))];

    public Tensor ReadImage(CaptionedImage image)
    {
        if (Interlocked.Increment(ref imagesRead) > BreaksAt)
            throw new DataException("broken here");
        var bytes = new byte[3 * 8 * 8];
        new Random(int.Parse(image.Id)).NextBytes(bytes);
        return tensor(bytes, [3, 8, 8]);
    }
}
