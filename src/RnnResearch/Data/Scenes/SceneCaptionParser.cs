namespace RnnResearch.Data.Scenes;

/// <summary>
/// Reads a caption by recursive descent. It knows nothing of the templates that write captions:
/// <code>
/// caption  = "there" "is" thing [ tail ]
///          | "the" "picture" "shows" thing [ "and" thing ]
///          | thing [ "is" where | "with" thing relation "it" | tail ]
/// tail     = "and" thing | where
/// where    = relation thing | place
/// thing    = "a" [ size ] [ colour ] shape
/// relation = [ "to" "the" ] ( "left" | "right" ) "of" | "above" | "below" | "under"
/// place    = "at" "the" ( "top" | "bottom" ) "of" "the" "picture" | "on" "the" ( "left" | "right" ) "side" "of" "the" "picture"
///          | "in" "the" "middle" "of" "the" "picture" | "in" "the" ( "top" | "bottom" ) ( "left" | "right" ) "corner"
/// </code>
/// </summary>
internal sealed class SceneCaptionParser
{
    private readonly IReadOnlyList<string> words;
    private int next;

    private SceneCaptionParser(IReadOnlyList<string> words) => this.words = words;

    /// <summary>The caption's meaning, or null when it is no sentence of the grammar.</summary>
    public static CaptionStatement? Parse(IReadOnlyList<string> words)
    {
        var parser = new SceneCaptionParser(words);
        var statement = parser.Caption();
        return parser.next == words.Count ? statement : null;
    }

    /// <summary>Every noun with the adjectives before it, grammatical or not.</summary>
    public static IReadOnlyList<NounPhrase> FindPhrases(IReadOnlyList<string> words)
    {
        var phrases = new List<NounPhrase>();
        for (var start = 0; start < words.Count; start++)
        {
            var parser = new SceneCaptionParser(words) { next = start };
            if (parser.Described() is not { } phrase)
                continue;
            phrases.Add(phrase);
            start = phrase.WordIndex;
        }
        return phrases;
    }

    private CaptionStatement? Caption()
    {
        if (Take("there", "is"))
            return Thing() is { } thing ? Tail(thing) : null;
        if (Take("the", "picture", "shows"))
            return Thing() is { } thing ? (Take("and") ? And(thing) : new(thing)) : null;
        if (Thing() is not { } subject)
            return null;
        if (Take("is"))
            return Situation(subject);
        return Take("with") ? With(subject) : Tail(subject);
    }

    private CaptionStatement? Tail(NounPhrase thing)
    {
        if (next == words.Count)
            return new(thing);
        return Take("and") ? And(thing) : Situation(thing);
    }

    private CaptionStatement? And(NounPhrase thing) => Thing() is { } other ? new(thing, other) : null;

    private CaptionStatement? Situation(NounPhrase thing)
    {
        if (Relation() is { } relation)
            return Thing() is { } other ? new(thing, other, relation) : null;
        return Place() is { } place ? new(thing, Place: place) : null;
    }

    // "b with a above it" says that a is above b.
    private CaptionStatement? With(NounPhrase ground) =>
        Thing() is { } figure && Relation() is { } relation && Take("it") ? new(figure, ground, relation) : null;

    private NounPhrase? Thing() => Take("a") ? Described() : null;

    private NounPhrase? Described()
    {
        Size? size = TryTakeName<Size>(out var s) ? s : null;
        Colour? colour = TryTakeName<Colour>(out var c) ? c : null;
        return TryTakeName<Shape>(out var shape) ? new(next - 1, size, colour, shape) : null;
    }

    private Relation? Relation()
    {
        if (Take("left", "of") || Take("to", "the", "left", "of"))
            return Scenes.Relation.LeftOf;
        if (Take("right", "of") || Take("to", "the", "right", "of"))
            return Scenes.Relation.RightOf;
        if (Take("above"))
            return Scenes.Relation.Above;
        return Take("below") || Take("under") ? Scenes.Relation.Below : null;
    }

    private Place? Place()
    {
        if (Take("at", "the", "top", "of", "the", "picture"))
            return Scenes.Place.Top;
        if (Take("at", "the", "bottom", "of", "the", "picture"))
            return Scenes.Place.Bottom;
        if (Take("on", "the", "left", "side", "of", "the", "picture"))
            return Scenes.Place.LeftSide;
        if (Take("on", "the", "right", "side", "of", "the", "picture"))
            return Scenes.Place.RightSide;
        if (Take("in", "the", "middle", "of", "the", "picture"))
            return Scenes.Place.Middle;
        return Take("in", "the") ? Corner() : null;
    }

    private Place? Corner()
    {
        if (Take("top", "left", "corner"))
            return Scenes.Place.TopLeftCorner;
        if (Take("top", "right", "corner"))
            return Scenes.Place.TopRightCorner;
        if (Take("bottom", "left", "corner"))
            return Scenes.Place.BottomLeftCorner;
        return Take("bottom", "right", "corner") ? Scenes.Place.BottomRightCorner : null;
    }

    /// <summary>Moves past these words when they come next, all of them; else stays.</summary>
    private bool Take(params ReadOnlySpan<string> expected)
    {
        if (next + expected.Length > words.Count)
            return false;
        for (var i = 0; i < expected.Length; i++)
        {
            if (words[next + i] != expected[i])
                return false;
        }
        next += expected.Length;
        return true;
    }

    private bool TryTakeName<T>(out T value) where T : struct, Enum
    {
        value = default;
        // TryParse would take numbers and "Red" too; a word is a name only in lower case.
        if (next == words.Count || !words[next].All(char.IsAsciiLetterLower) || !Enum.TryParse(words[next], ignoreCase: true, out value))
            return false;
        next++;
        return true;
    }
}
