namespace RnnResearch.Data.Scenes;

/// <summary>A thing as a caption names it: "a [size] [colour] shape"; what is left out is not asserted.</summary>
/// <param name="WordIndex">Position of the noun among the caption's words, from 0.</param>
internal sealed record NounPhrase(int WordIndex, Size? Size, Colour? Colour, Shape Shape)
{
    /// <summary>Whether all that the phrase says is so of the object.</summary>
    public bool Describes(SceneObject thing) =>
        thing.Shape == Shape && (Colour is null || Colour == thing.Colour) && (Size is null || Size == thing.Size);
}
