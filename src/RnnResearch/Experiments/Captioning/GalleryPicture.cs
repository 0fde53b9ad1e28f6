namespace RnnResearch.Experiments.Captioning;

/// <summary>A picture that a gallery shows.</summary>
/// <param name="Caption">what was written about it</param>
/// <param name="Rank">its place among all of the split, from 0, the worst: see <see cref="CaptionRanking"/></param>
/// <param name="Pixels">the picture as a WebP file</param>
public sealed record GalleryPicture(StudiedCaption Caption, int Rank, byte[] Pixels);
