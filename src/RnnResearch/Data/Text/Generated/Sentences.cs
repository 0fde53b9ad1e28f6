namespace RnnResearch.Data.Text.Generated;

/// <summary>Writes sentences: told in the past tense, or spoken, in the present and by somebody.</summary>
internal sealed class Sentences(CounterRandom random)
{
    private readonly Phrases phrases = new(random);

    /// <summary>A sentence of the narrator or a speech.</summary>
    public string Next() => random.Chance(30) ? Speech() : Told();

    private string Told() => Sentence(random.Below(10) switch
    {
        < 4 => Clause(),
        < 6 => Joined(),
        < 7 => $"there were {phrases.Counted()}",
        < 8 => Both(),
        _ => Found(),
    }, '.');

    private string Clause()
    {
        var who = phrases.Long(phrases.Someone());
        return $"{who.Text} {random.Below(4) switch
        {
            0 => $"{who.Was} {random.Pick(Lexicon.PeopleAre)}",
            1 => $"{random.Pick(Lexicon.Actions).Past} {random.Pick(Lexicon.Places)}",
            2 => $"hid {who.Reflexive} {random.Pick(Lexicon.Places)}",
            _ => $"{random.Pick(Lexicon.Deeds).Past} {phrases.Object(who)}",
        }}";
    }

    /// <summary>Two clauses, the second about the same subject.</summary>
    private string Joined()
    {
        var who = phrases.Someone();
        var first = $"{who.Text} {random.Pick(Lexicon.Actions).Past} {random.Pick(Lexicon.Places)}";
        var second = $"{who.Pronoun} {who.Was} {random.Pick(Lexicon.PeopleAre)}";
        var word = random.Pick(Lexicon.When);
        return random.Chance(50) ? $"{first} {word} {second}" : $"{word} {first}, {second}";
    }

    /// <summary>Pairs of words of which the first promises the second.</summary>
    private string Both()
    {
        var (one, other) = (random.Pick(Lexicon.Names).Text, random.Pick(Lexicon.Names).Text);
        var state = random.Pick(Lexicon.PeopleAre);
        return random.Below(3) switch
        {
            0 => $"both {one} and {other} were {state}",
            1 => $"neither {one} nor {other} was {state}",
            _ => $"either {one} or {other} was {state}",
        };
    }

    private string Found()
    {
        var what = phrases.Something();
        return $"{what.Text} {what.Was} {random.Pick(Lexicon.ThingsAre)}";
    }

    /// <summary>Somebody's words between quotation marks; one speech in six is long, one in eight quotes another.</summary>
    private string Speech()
    {
        var speaker = random.Pick(Lexicon.Names).Text;
        var words = Enumerable.Range(0, random.Below(6) == 0 ? random.Between(5, 9) : random.Between(1, 3)).Select(_ => Spoken()).ToList();
        if (random.Below(8) == 0)
            words.Add($"{random.Pick(Lexicon.Names).Text} told me: '{Spoken()}'");
        if (random.Chance(50) || !words[0].EndsWith('.'))
            return $"{speaker} said: \"{string.Join(' ', words)}\"";
        var rest = words.Count > 1 ? $" \"{string.Join(' ', words.Skip(1))}\"" : "";
        return $"\"{words[0][..^1]},\" said {speaker}.{rest}";
    }

    private string Spoken()
    {
        var who = random.Chance(60) ? random.Pick(Lexicon.Present) : phrases.Someone();
        var deed = random.Pick(Lexicon.Deeds);
        var what = phrases.Something();
        return random.Below(8) switch
        {
            0 => Sentence($"{who.Text} {who.Is} {random.Pick(Lexicon.PeopleAre)}", '.'),
            1 => Sentence($"{who.Text} {who.Present(random.Pick(Lexicon.Actions))} {random.Pick(Lexicon.Places)}", '.'),
            2 => Sentence($"{who.Text} {who.Present(deed)} {phrases.Object(who)}", '.'),
            3 => Sentence($"{who.Text} {who.Has} {phrases.Counted()}", '.'),
            4 => Sentence($"{who.Does} {who.Text} {deed.Plain} {phrases.Object(who)}", '?'),
            5 => Sentence($"{what.Is} {what.Text} {random.Pick(Lexicon.ThingsAre)}", '?'),
            6 => Sentence($"{what.Text} {what.Is} {random.Pick(Lexicon.ThingsAre)}", '.'),
            _ => Sentence($"{deed.Plain} {what.Text}", '!'),
        };
    }

    private static string Sentence(string words, char end) => $"{char.ToUpperInvariant(words[0])}{words[1..]}{end}";
}
