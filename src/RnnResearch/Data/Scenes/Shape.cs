namespace RnnResearch.Data.Scenes;

/// <summary>The five forms an object of a scene can have; the name in lower case is its noun.</summary>
public enum Shape
{
    Circle,
    Square,
    Triangle,
    Cross,
    Ring,
}
