namespace RnnResearch.Data.Video.Shapes;

public static class ShapeActionExtensions
{
    /// <summary>What the same clip shows when it is played backwards.</summary>
    public static ShapeAction Reversed(this ShapeAction action) => action ^ (ShapeAction)1;

    /// <summary>The action as tables and pictures name it.</summary>
    public static string Name(this ShapeAction action) => action switch
    {
        ShapeAction.MoveRight => "move right",
        ShapeAction.MoveLeft => "move left",
        ShapeAction.MoveDown => "move down",
        ShapeAction.MoveUp => "move up",
        ShapeAction.Grow => "grow",
        ShapeAction.Shrink => "shrink",
        ShapeAction.TurnClockwise => "turn clockwise",
        ShapeAction.TurnAnticlockwise => "turn anticlockwise",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "there is no such action"),
    };
}
