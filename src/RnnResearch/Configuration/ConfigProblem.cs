namespace RnnResearch.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Key">The dotted path of the key; in a cross-check, relative to the record that checks.</param>
/// <param name="Message">What was expected, what was found, and how to put it right.</param>
public sealed record ConfigProblem(string Key, string Message)
{
    /// <summary>Where it stands; the loader fills it in for cross-checks.</summary>
    public SourceLocation? Location { get; init; }

    public override string ToString()
    {
        var text = Key.Length == 0 ? Message : $"{Key}: {Message}";
        return Location is null ? text : $"{Location}: {text}";
    }
}
