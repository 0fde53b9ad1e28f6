namespace RnnResearch.Data.Scenes;

/// <summary>
/// What a caption asserts, whatever its wording: that <paramref name="First"/> exists and, where given, that it lies
/// at <paramref name="Place"/>, that <paramref name="Second"/> exists too, and that First lies in
/// <paramref name="Relation"/> to Second.
/// </summary>
internal sealed record CaptionStatement(NounPhrase First, NounPhrase? Second = null, Relation? Relation = null, Place? Place = null)
{
    /// <summary>Whether the statement's place and relation hold when its phrases stand for these two objects.</summary>
    public bool HoldsOf(SceneObject first, SceneObject? second) =>
        (Place is not { } place || SceneGeometry.Holds(place, first.Box))
        && (Relation is not { } relation || (second is not null && SceneGeometry.Holds(relation, first.Box, second.Box)));
}
