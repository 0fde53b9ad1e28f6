namespace RnnResearch.Data.Scenes;

/// <summary>A colour and a shape: what makes an object the only one of its kind in a scene.</summary>
public readonly record struct Combination(Colour Colour, Shape Shape)
{
    /// <summary>
    /// The combinations kept for <see cref="Split.Novel"/>: one of each shape, each with a different colour, so that
    /// every colour and every shape is still seen in training, only never these together.
    /// </summary>
    public static IReadOnlyList<Combination> Novel { get; } =
    [
        new(Colour.Red, Shape.Ring),
        new(Colour.Green, Shape.Triangle),
        new(Colour.Blue, Shape.Cross),
        new(Colour.Yellow, Shape.Square),
        new(Colour.Purple, Shape.Circle),
    ];

    /// <summary>All 30 combinations.</summary>
    public static IReadOnlyList<Combination> All { get; } =
        [.. from colour in Enum.GetValues<Colour>() from shape in Enum.GetValues<Shape>() select new Combination(colour, shape)];

    /// <summary>The 25 combinations of training, validation and test.</summary>
    public static IReadOnlyList<Combination> Seen { get; } = [.. All.Except(Novel)];
}
