namespace RnnResearch.Data.Text.Generated;

/// <summary>A noun in both numbers and the pronoun that stands for one of it: he, she or it.</summary>
internal sealed record Noun(string Singular, string Plural, string Pronoun);
