namespace RnnResearch.Data.Scenes;

/// <summary>A noun of a caption and the object of the scene that it stands for.</summary>
/// <param name="WordIndex">Position of the noun among the caption's words, from 0.</param>
/// <param name="ObjectIndex">Index into <see cref="Scene.Objects"/>; null when the scene holds no such object.</param>
public readonly record struct NamedObject(int WordIndex, int? ObjectIndex);
