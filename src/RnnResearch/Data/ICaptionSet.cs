using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>A set of captioned images. The order of <see cref="Images"/> is fixed: an index into it names an image.</summary>
public interface ICaptionSet
{
    /// <summary>The set's name, as in its configuration.</summary>
    string Name { get; }

    /// <summary>Every image of every split.</summary>
    IReadOnlyList<CaptionedImage> Images { get; }

    /// <summary>What tells this set's pixels from another's: part of the key under which derived features are cached.</summary>
    string Identity { get; }

    /// <summary>The pixels of one image, RGB, uint8 [3, H, W]. May be called by several threads at once.</summary>
    Tensor ReadImage(CaptionedImage image);
}
