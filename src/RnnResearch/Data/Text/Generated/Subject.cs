namespace RnnResearch.Data.Text.Generated;

/// <summary>What a sentence is about, and the pronoun that decides which verbs, possessives and pronouns may follow.</summary>
/// <param name="Text">As written inside a sentence.</param>
/// <param name="Pronoun">I, you, he, she, it, we or they.</param>
internal sealed record Subject(string Text, string Pronoun)
{
    private bool IsThirdPerson => Pronoun is "he" or "she" or "it";

    public string Is => Pronoun == "I" ? "am" : IsThirdPerson ? "is" : "are";

    public string Was => Pronoun == "I" || IsThirdPerson ? "was" : "were";

    public string Has => IsThirdPerson ? "has" : "have";

    public string Does => IsThirdPerson ? "does" : "do";

    public string Possessive => Pronoun switch
    {
        "I" => "my",
        "you" => "your",
        "he" => "his",
        "she" => "her",
        "it" => "its",
        "we" => "our",
        _ => "their",
    };

    public string Reflexive => Pronoun switch { "he" => "himself", "she" => "herself", "it" => "itself", _ => "themselves" };

    public string Present(Verb verb) => IsThirdPerson ? verb.ThirdPerson : verb.Plain;
}
