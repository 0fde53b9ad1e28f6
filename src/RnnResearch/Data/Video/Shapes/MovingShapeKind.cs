namespace RnnResearch.Data.Video.Shapes;

/// <summary>The shapes. None looks the same after a turn of less than half a circle, so that each way of turning can be seen.</summary>
public enum MovingShapeKind
{
    Bar,
    Triangle,
    HalfDisc,
    Corner,
}
