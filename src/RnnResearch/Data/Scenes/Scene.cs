namespace RnnResearch.Data.Scenes;

/// <summary>
/// What is in a picture: everything a caption of it can be held against. No two objects share both colour and shape,
/// so that colour and shape together always name one object.
/// </summary>
/// <param name="PaintKey">Decides background, tints and noise when the picture is drawn.</param>
/// <param name="Objects">Two to four objects, at least <see cref="SceneGenerator.MinGap"/> pixels apart.</param>
public sealed record Scene(ulong PaintKey, IReadOnlyList<SceneObject> Objects)
{
    /// <summary>Width and height of every scene in pixels.</summary>
    public const int Side = 64;
}
