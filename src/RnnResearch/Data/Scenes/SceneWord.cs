namespace RnnResearch.Data.Scenes;

/// <summary>A word of a caption and what of the scene it is about.</summary>
/// <param name="Kind">what it does</param>
/// <param name="Objects">
/// Indexes into <see cref="Scene.Objects"/>: the thing it names, describes or places, the two that a relation holds between; none where the
/// scene has no such thing, and for <see cref="SceneWordKind.Other"/>.
/// </param>
public sealed record SceneWord(SceneWordKind Kind, IReadOnlyList<int> Objects)
{
    /// <summary>
    /// Whether attention peaks on one of its objects (<see cref="Pointing.Hit"/>): 0 or 1, a share where several cells are the peak. A word
    /// about what is not there is a miss. Boxes do not overlap, so a relation hits with either of its two.
    /// </summary>
    /// <param name="scene">what is in the picture</param>
    /// <param name="alpha">weights of the step that wrote the word, [gridSize · gridSize]</param>
    /// <param name="gridSize">rows and columns of the grid</param>
    public double Hit(Scene scene, ReadOnlySpan<float> alpha, int gridSize)
    {
        var hit = 0.0;
        foreach (var index in Objects) hit += Pointing.Hit(alpha, gridSize, gridSize, scene.Objects[index].Box);
        return hit;
    }
}
