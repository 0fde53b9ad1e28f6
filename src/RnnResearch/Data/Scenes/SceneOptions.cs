using RnnResearch.Configuration.Rules;

namespace RnnResearch.Data.Scenes;

/// <summary>How many scenes are made, and from which seed. Scene i of a split depends on the seed, the split and i alone.</summary>
public sealed record SceneOptions
{
    /// <summary>Scenes to learn from.</summary>
    [AtLeast(1)]
    public int Train { get; init; } = 6000;

    /// <summary>Scenes to choose the best checkpoint by.</summary>
    [AtLeast(1)]
    public int Validation { get; init; } = 500;

    /// <summary>Scenes to report on.</summary>
    [AtLeast(0)]
    public int Test { get; init; } = 1000;

    /// <summary>Scenes that each hold a combination of colour and shape which the other splits never show.</summary>
    [AtLeast(0)]
    public int Novel { get; init; } = 500;

    /// <summary>The same seed gives the same scenes, captions and pixels on every machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The number of scenes asked for in a split.</summary>
    public int Count(Split split) => split switch
    {
        Split.Train => Train,
        Split.Validation => Validation,
        Split.Test => Test,
        Split.Novel => Novel,
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "Not a split of the scenes."),
    };
}
