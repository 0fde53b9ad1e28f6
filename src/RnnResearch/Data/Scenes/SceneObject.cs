namespace RnnResearch.Data.Scenes;

/// <summary>One thing in a scene, with the tight box of the pixels it is drawn on.</summary>
public sealed record SceneObject(Shape Shape, Colour Colour, Size Size, Box Box);
