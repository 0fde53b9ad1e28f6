namespace RnnResearch.Data.Scenes;

/// <summary>
/// Holds a caption against the scene. It is true if its noun phrases can be given different objects of the scene
/// such that every adjective, the relation and the place are so (<see cref="SceneGeometry.Holds(Relation, Box, Box)"/>).
/// </summary>
public static class SceneCaptionChecker
{
    /// <summary>
    /// Parses and judges a caption. The nouns of a true caption stand for the objects that make it true; each noun
    /// of any other caption stands for the first object that fits its adjectives and that no earlier noun has taken.
    /// </summary>
    public static CaptionCheck Check(Scene scene, IReadOnlyList<string> words)
    {
        var statement = SceneCaptionParser.Parse(words);
        if (statement is null || Witnesses(scene, statement) is not { } named)
            return new CaptionCheck(Parsed: statement is not null, True: false, NameByAdjectives(scene, words));
        return new CaptionCheck(Parsed: true, True: true, named);
    }

    /// <summary>The objects that make the statement true, or null when none do.</summary>
    private static List<NamedObject>? Witnesses(Scene scene, CaptionStatement statement)
    {
        foreach (var first in Matches(scene, statement.First))
        {
            if (statement.Second is null)
            {
                if (statement.HoldsOf(scene.Objects[first], null))
                    return [new(statement.First.WordIndex, first)];
                continue;
            }
            foreach (var second in Matches(scene, statement.Second))
            {
                if (first != second && statement.HoldsOf(scene.Objects[first], scene.Objects[second]))
                    return InOrder(new(statement.First.WordIndex, first), new(statement.Second.WordIndex, second));
            }
        }
        return null;
    }

    private static IEnumerable<int> Matches(Scene scene, NounPhrase phrase) =>
        Enumerable.Range(0, scene.Objects.Count).Where(i => phrase.Describes(scene.Objects[i]));

    private static List<NamedObject> InOrder(NamedObject one, NamedObject other) =>
        one.WordIndex < other.WordIndex ? [one, other] : [other, one];

    private static List<NamedObject> NameByAdjectives(Scene scene, IReadOnlyList<string> words)
    {
        var named = new List<NamedObject>();
        foreach (var phrase in SceneCaptionParser.FindPhrases(words))
        {
            int? match = Matches(scene, phrase).Where(i => named.TrueForAll(n => n.ObjectIndex != i)).Cast<int?>().FirstOrDefault();
            named.Add(new(phrase.WordIndex, match));
        }
        return named;
    }
}
