namespace RnnResearch.Data.Text.Generated;

/// <summary>A verb: they wait, he waits, he waited.</summary>
internal sealed record Verb(string Plain, string ThirdPerson, string Past);
