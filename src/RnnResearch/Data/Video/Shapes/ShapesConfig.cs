using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Video.Shapes;

/// <summary>How many clips of moving shapes are drawn.</summary>
public sealed record ShapesConfig
{
    /// <summary>Clips of the training split.</summary>
    [Between(1, 100_000)]
    public int Train { get; init; } = 8000;

    /// <summary>Clips of the validation split.</summary>
    [Between(1, 100_000)]
    public int Validation { get; init; } = 400;

    /// <summary>Clips of the test split.</summary>
    [Between(1, 100_000)]
    public int Test { get; init; } = 800;
}
