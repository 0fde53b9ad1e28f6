namespace RnnResearch.Data.Video.Shapes;

/// <summary>What a shape does. Each has its reverse in time beside it: an even one and the odd one after it.</summary>
public enum ShapeAction
{
    MoveRight,
    MoveLeft,
    MoveDown,
    MoveUp,
    Grow,
    Shrink,
    TurnClockwise,
    TurnAnticlockwise,
}
