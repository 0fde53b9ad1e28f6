namespace RnnResearch.Data.Scenes;

/// <summary>What a word of a caption does for the things it is about.</summary>
public enum SceneWordKind
{
    /// <summary>Names a thing: its noun.</summary>
    Shape,

    /// <summary>The colour of a thing.</summary>
    Colour,

    /// <summary>The size of a thing.</summary>
    Size,

    /// <summary>Where one thing lies as seen from another: "left" of "to the left of", "above", "under".</summary>
    Relation,

    /// <summary>Where a thing lies in the picture: "top" and "left" of "in the top left corner".</summary>
    Place,

    /// <summary>Any other word: "a", "is", "picture".</summary>
    Other,
}
