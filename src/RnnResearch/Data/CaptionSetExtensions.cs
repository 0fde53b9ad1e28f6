namespace RnnResearch.Data;

public static class CaptionSetExtensions
{
    /// <summary>The images of one split, in the set's order.</summary>
    public static IReadOnlyList<CaptionedImage> Of(this ICaptionSet set, Split split)
    {
        ArgumentNullException.ThrowIfNull(set);
        return [.. set.Images.Where(image => image.Split == split)];
    }
}
