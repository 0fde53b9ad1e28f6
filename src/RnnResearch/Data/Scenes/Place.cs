namespace RnnResearch.Data.Scenes;

/// <summary>Where an object lies in the picture.</summary>
public enum Place
{
    Top,
    Bottom,
    LeftSide,
    RightSide,
    Middle,
    TopLeftCorner,
    TopRightCorner,
    BottomLeftCorner,
    BottomRightCorner,
}
