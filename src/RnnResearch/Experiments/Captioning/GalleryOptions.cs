using RnnResearch.Data;

namespace RnnResearch.Experiments.Captioning;

/// <summary>What a gallery shows.</summary>
/// <param name="Split">The split whose pictures are captioned, all of them.</param>
/// <param name="Pictures">How many of them are shown at most.</param>
/// <param name="Beam">Width of the beam search; null for the experiment's own.</param>
public sealed record GalleryOptions(Split Split = Split.Test, int Pictures = GalleryOptions.MostPictures, int? Beam = null)
{
    /// <summary>More would make a page that takes long to open.</summary>
    public const int MostPictures = 1000;
}
