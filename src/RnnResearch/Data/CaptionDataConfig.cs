using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Data;

/// <summary>Which captioned images an experiment uses, and how they are read.</summary>
public sealed record CaptionDataConfig
{
    /// <summary>
    /// The set: <c>scenes</c> (drawn on first use), <c>flickr8k</c> (after <c>make data NAME=flickr8k</c>) or <c>folder</c> (your
    /// own, see <see cref="Path"/>).
    /// </summary>
    [OneOf("scenes", "flickr8k", "folder")]
    public string Name { get; init; } = "scenes";

    /// <summary>For <c>folder</c>: the folder with the images and captions.csv. Not used otherwise.</summary>
    [IsPath]
    [MayChange]
    public string? Path { get; init; }

    /// <summary>
    /// Side of the square images in pixels; others are squeezed to it. 64 is what scenes are drawn at;
    /// the pretrained encoders expect 224.
    /// </summary>
    [Between(8, 1024)]
    public int ImageSize { get; init; } = 64;

    /// <summary>
    /// What a token of a caption is: <c>words</c>, or <c>characters</c> for scripts that are written without blanks, such as Chinese,
    /// Japanese and Thai. The metrics are computed on the same tokens.
    /// </summary>
    public CaptionTokens Tokens { get; init; } = CaptionTokens.Words;

    /// <summary>A token that occurs less often in the training captions becomes <c>&lt;unk&gt;</c>.</summary>
    [AtLeast(1)]
    public int MinCount { get; init; } = 1;

    /// <summary>How scenes are drawn; not used by the other sets.</summary>
    public SceneOptions Scenes { get; init; } = new();
}
