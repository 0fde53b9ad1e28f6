namespace RnnResearch.Data.Scenes;

/// <summary>
/// What only scenes can measure, summed up caption by caption: <c>truth</c>, the share of captions that state
/// something true, and <c>pointing</c>, the share of named objects that attention looks at while naming them.
/// </summary>
public sealed class SceneScores
{
    private int captions;
    private int trueOnes;
    private int named;
    private double hits;

    /// <summary>Share of captions that are true of their scene; NaN before the first.</summary>
    public double Truth => (double)trueOnes / captions;

    /// <summary>Share of nouns whose attention peak lies in their object's box; 0 when not one noun was written.</summary>
    public double Pointing => hits / Math.Max(named, 1);

    /// <summary>Judges a caption of a model without attention: counts for <see cref="Truth"/> only.</summary>
    public CaptionCheck Add(Scene scene, IReadOnlyList<string> words)
    {
        var check = SceneCaptionChecker.Check(scene, words);
        captions++;
        trueOnes += check.True ? 1 : 0;
        return check;
    }

    /// <summary>
    /// Judges a caption together with where the model looked. Every noun counts for <see cref="Pointing"/>, in false
    /// captions too; one that names nothing in the scene is a miss.
    /// </summary>
    /// <param name="attention">One array per word, [gridHeight * gridWidth] each: the weights of the step that emitted it.</param>
    public CaptionCheck Add(Scene scene, IReadOnlyList<string> words, IReadOnlyList<float[]> attention, int gridHeight, int gridWidth)
    {
        if (attention.Count < words.Count)
            throw new ArgumentException(
                $"Expected attention for each of the {words.Count} words, got {attention.Count} steps.", nameof(attention));
        var check = Add(scene, words);
        foreach (var (word, thing) in check.Named)
        {
            named++;
            if (thing is { } index)
                hits += Scenes.Pointing.Hit(attention[word], gridHeight, gridWidth, scene.Objects[index].Box);
        }
        return check;
    }
}
