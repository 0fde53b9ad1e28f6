namespace RnnResearch.Models;

/// <summary>What is particular to the plain captioner.</summary>
public sealed record PlainConfig
{
    /// <summary>At which steps <c>Wih v</c> is added: <c>first</c>, as on the slide, or <c>every</c>.</summary>
    public ImageAt ImageAt { get; init; } = ImageAt.First;
}
