namespace RnnResearch.Data.Scenes;

/// <summary>Finds out what is wrong with a caption of a scene.</summary>
public static class CaptionFaults
{
    public static CaptionFault Find(Scene scene, IReadOnlyList<string> words)
    {
        if (SceneCaptionChecker.Check(scene, words).True) return CaptionFault.None;
        if (SceneCaptionParser.Parse(words) is not { } statement) return CaptionFault.Ungrammatical;
        NounPhrase[] phrases = statement.Second is { } second ? [statement.First, second] : [statement.First];
        if (phrases.Any(phrase => !IsThere(scene, phrase with { Size = null }))) return CaptionFault.MissingObject;
        if (phrases.Any(phrase => !IsThere(scene, phrase))) return CaptionFault.WrongSize;
        if (!HaveObjectsOfTheirOwn(scene, phrases)) return CaptionFault.SameObjectTwice;
        return statement.Place is null ? CaptionFault.WrongRelation : CaptionFault.WrongPlace;
    }

    private static bool IsThere(Scene scene, NounPhrase phrase) => scene.Objects.Any(phrase.Describes);

    private static bool HaveObjectsOfTheirOwn(Scene scene, NounPhrase[] phrases) =>
        phrases.Length < 2 || scene.Objects.Any(one => phrases[0].Describes(one)
            && scene.Objects.Any(other => other != one && phrases[1].Describes(other)));
}
