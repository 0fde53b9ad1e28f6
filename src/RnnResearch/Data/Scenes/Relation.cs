namespace RnnResearch.Data.Scenes;

/// <summary>Where one object lies as seen from another.</summary>
public enum Relation
{
    LeftOf,
    RightOf,
    Above,
    Below,
}
