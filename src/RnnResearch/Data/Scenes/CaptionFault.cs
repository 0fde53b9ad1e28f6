namespace RnnResearch.Data.Scenes;

/// <summary>Why a caption is not true of its scene; the first of these that applies.</summary>
public enum CaptionFault
{
    None,

    /// <summary>It is no sentence of the grammar.</summary>
    Ungrammatical,

    /// <summary>It names a shape in a colour that the scene does not have together.</summary>
    MissingObject,

    /// <summary>All its things are there, but one is not of the size it says.</summary>
    WrongSize,

    /// <summary>Two of its nouns can only stand for one and the same object.</summary>
    SameObjectTwice,

    /// <summary>Its thing is there, but elsewhere in the picture.</summary>
    WrongPlace,

    /// <summary>Its things are there, but do not lie so.</summary>
    WrongRelation,
}
