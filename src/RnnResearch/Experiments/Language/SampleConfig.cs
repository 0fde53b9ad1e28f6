using RnnResearch.Configuration.Rules;
using RnnResearch.Decoding;

namespace RnnResearch.Experiments.Language;

/// <summary>Texts that the model writes while it is trained, into <c>samples/</c>, and how.</summary>
public sealed record SampleConfig
{
    /// <summary>Steps between texts; 0 for none but those named in <see cref="At"/>.</summary>
    [AtLeast(0)]
    public int Every { get; init; }

    /// <summary>Steps after which a text is written besides.</summary>
    [AtLeast(1)]
    public IReadOnlyList<int> At { get; init; } = [];

    /// <summary>Tokens of each text.</summary>
    [AtLeast(1)]
    public int Length { get; init; } = 500;

    /// <summary>What the text begins with, after a line end.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>How the next token is chosen.</summary>
    public TokenChoice Choice { get; init; } = new();

    /// <summary>Whether a text is due after a step.</summary>
    public bool IsDue(long step) => (Every > 0 && step % Every == 0) || At.Any(at => at == step);
}
