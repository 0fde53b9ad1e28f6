namespace RnnResearch.Data.Scenes;

/// <summary>
/// Says of each word of a caption which objects it is about. Adjectives are about what their noun stands for, in false captions too
/// (<see cref="CaptionCheck.Named"/>). Words of relation and place are known as such only in a sentence of the grammar; they are about
/// the objects of its nouns, so that a relation is about two.
/// </summary>
public static class SceneWords
{
    private static readonly string[] OfRelation = ["left", "right", "above", "below", "under"];
    private static readonly string[] OfPlace = ["top", "bottom", "left", "right", "middle"];

    /// <returns>one for each word</returns>
    public static IReadOnlyList<SceneWord> Read(Scene scene, IReadOnlyList<string> words)
    {
        var check = SceneCaptionChecker.Check(scene, words);
        var read = new SceneWord[words.Count];
        Array.Fill(read, new SceneWord(SceneWordKind.Other, []));
        foreach (var phrase in SceneCaptionParser.FindPhrases(words)) Describe(phrase, ObjectsOf(check, phrase), read);
        if (SceneCaptionParser.Parse(words) is not { } statement) return read;
        var (kind, names) = statement.Relation is null ? (SceneWordKind.Place, OfPlace) : (SceneWordKind.Relation, OfRelation);
        int[] all = [.. check.Named.Select(named => named.ObjectIndex).OfType<int>()];
        for (var at = 0; at < read.Length; at++)
            if (names.Contains(words[at])) read[at] = new SceneWord(kind, all);
        return read;
    }

    /// <summary>The noun and the adjectives right before it.</summary>
    private static void Describe(NounPhrase phrase, int[] objects, SceneWord[] read)
    {
        var at = phrase.WordIndex;
        read[at] = new SceneWord(SceneWordKind.Shape, objects);
        if (phrase.Colour is not null) read[--at] = new SceneWord(SceneWordKind.Colour, objects);
        if (phrase.Size is not null) read[--at] = new SceneWord(SceneWordKind.Size, objects);
    }

    private static int[] ObjectsOf(CaptionCheck check, NounPhrase phrase) =>
        [.. check.Named.Where(named => named.WordIndex == phrase.WordIndex).Select(named => named.ObjectIndex).OfType<int>()];
}
