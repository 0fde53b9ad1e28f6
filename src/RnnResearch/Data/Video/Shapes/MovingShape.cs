namespace RnnResearch.Data.Video.Shapes;

/// <summary>
/// A shape at a moment. All that an action changes goes round in a circle: what leaves the picture on the right comes in on the left, and
/// what has grown to the largest size begins again with the smallest. So an action maps all states one to one onto all states, and a shape
/// that begins anywhere, each state as likely, is anywhere at each later moment, whatever it does: a frame by itself tells nothing of
/// the action.
/// </summary>
/// <param name="Kind">which shape</param>
/// <param name="X">pixels from the left edge to its centre</param>
/// <param name="Y">pixels from the upper edge to its centre</param>
/// <param name="Size">0, the smallest, to 3</param>
/// <param name="Angle">eighths of a full turn, clockwise</param>
public readonly record struct MovingShape(MovingShapeKind Kind, int X, int Y, int Size, int Angle)
{
    /// <summary>Pixels of a side of the picture.</summary>
    public const int Side = 8;

    /// <summary>How many sizes there are.</summary>
    public const int Sizes = 4;

    /// <summary>How many angles there are.</summary>
    public const int Angles = 8;

    /// <summary>Any shape in any state, each as likely.</summary>
    public static MovingShape Any(CounterRandom random) => new(
        (MovingShapeKind)random.Below(4), random.Below(Side), random.Below(Side), random.Below(Sizes), random.Below(Angles));

    /// <summary>The shape after so many steps of an action.</summary>
    public MovingShape After(ShapeAction action, int steps) => action switch
    {
        ShapeAction.MoveRight => this with { X = Around(X + steps, Side) },
        ShapeAction.MoveDown => this with { Y = Around(Y + steps, Side) },
        ShapeAction.Grow => this with { Size = Around(Size + steps, Sizes) },
        ShapeAction.TurnClockwise => this with { Angle = Around(Angle + steps, Angles) },
        _ => After(action.Reversed(), -steps),
    };

    private static int Around(int value, int count) => ((value % count) + count) % count;
}
