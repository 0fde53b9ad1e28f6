namespace RnnResearch.Data.Scenes;

/// <summary>The six colours an object of a scene can have; the name in lower case is its adjective.</summary>
public enum Colour
{
    Red,
    Green,
    Blue,
    Yellow,
    Purple,
    Cyan,
}
