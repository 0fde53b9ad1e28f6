namespace RnnResearch.Data.Text.Generated;

/// <summary>Writes the parts of a sentence: whom it is about and what is done to what.</summary>
internal sealed class Phrases(CounterRandom random)
{
    private static readonly (char Open, char Close)[] Brackets = [('(', ')'), ('[', ']'), ('{', '}')];

    /// <summary>A name, a person, several, or two of them joined.</summary>
    public Subject Someone() => random.Below(10) switch
    {
        < 4 => random.Pick(Lexicon.Names),
        < 8 => Described(Lexicon.People, Lexicon.OfPeople),
        _ => new($"{random.Pick(Lexicon.Names).Text} and {Described(Lexicon.People, Lexicon.OfPeople).Text}", "they"),
    };

    /// <summary>A thing or several; every third stands before another noun of any number, which the verb must not agree with.</summary>
    public Subject Something()
    {
        var thing = Described(Lexicon.Things, Lexicon.OfThings);
        if (random.Below(3) > 0)
            return thing;
        var owner = random.Pick(Lexicon.Owners);
        return thing with { Text = $"{thing.Text} {owner} {Bare(Lexicon.Things, Lexicon.OfThings, random.Chance(50))}" };
    }

    /// <summary>A subject with something between it and its verb: a relative clause, an aside in brackets, or neither.</summary>
    public Subject Long(Subject subject) => random.Below(10) switch
    {
        < 2 => subject with { Text = $"{subject.Text} who {subject.Was} {random.Pick(Lexicon.PeopleAre)}" },
        < 4 => subject with { Text = $"{subject.Text} {Aside(subject, 0)}" },
        _ => subject,
    };

    /// <summary>
    /// What a verb is done to: a or an before the right sound, the, a number with the plural, or something of the subject's own.
    /// </summary>
    public string Object(Subject subject) => random.Below(4) switch
    {
        0 => WithArticle(Bare(Lexicon.Things, Lexicon.OfThings, plural: false)),
        1 => $"{random.Pick(Lexicon.Numbers)} {Bare(Lexicon.Things, Lexicon.OfThings, plural: true)}",
        2 => $"{subject.Possessive} {Bare(Lexicon.Things, Lexicon.OfThings, random.Chance(50))}",
        _ => Something().Text,
    };

    /// <summary>"three lamps: a red one, an old one and a blue one": as many as the number says.</summary>
    public string Counted()
    {
        var count = random.Below(Lexicon.Numbers.Length);
        var ones = Enumerable.Range(0, count + 2).Select(_ => WithArticle(random.Pick(Lexicon.OfThings) + " one")).ToList();
        return $"{Lexicon.Numbers[count]} {random.Pick(Lexicon.Things).Plural}: {string.Join(", ", ones[..^1])} and {ones[^1]}";
    }

    /// <summary>
    /// A remark in brackets, in which one in square brackets may stand, and in that one in braces; those are about somebody else.
    /// </summary>
    private string Aside(Subject subject, int depth)
    {
        var (open, close) = Brackets[depth];
        var other = random.Pick(Lexicon.Names);
        var remark = random.Below(3) switch
        {
            0 => $"{(depth == 0 ? subject.Pronoun : subject.Text)} {subject.Was} {random.Pick(Lexicon.PeopleAre)}",
            1 => $"{other.Text} {random.Pick(Lexicon.Deeds).Past} {Object(other)}",
            _ => $"like {Described(Lexicon.People, Lexicon.OfPeople).Text} {random.Pick(Lexicon.Places)}",
        };
        var inner = depth + 1 < Brackets.Length && random.Chance(40) ? " " + Aside(random.Pick(Lexicon.Names), depth + 1) : "";
        return $"{open}{remark}{inner}{close}";
    }

    private Subject Described(Noun[] nouns, string[] adjectives)
    {
        var noun = random.Pick(nouns);
        var isPlural = random.Chance(50);
        return new($"the {Adjective(adjectives)}{(isPlural ? noun.Plural : noun.Singular)}", isPlural ? "they" : noun.Pronoun);
    }

    private string Bare(Noun[] nouns, string[] adjectives, bool plural)
    {
        var noun = random.Pick(nouns);
        return Adjective(adjectives) + (plural ? noun.Plural : noun.Singular);
    }

    private string Adjective(string[] adjectives) => random.Chance(50) ? random.Pick(adjectives) + " " : "";

    private static string WithArticle(string words) => (words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + words;
}
