namespace RnnResearch.Data.Scenes;

/// <summary>The verdict on a caption of a scene.</summary>
/// <param name="Parsed">Whether it is a sentence of the caption grammar.</param>
/// <param name="True">Whether what it says is so of the scene; never when it is not <paramref name="Parsed"/>.</param>
/// <param name="Named">Its nouns in the order of the words, each with the object it stands for.</param>
public sealed record CaptionCheck(bool Parsed, bool True, IReadOnlyList<NamedObject> Named);
