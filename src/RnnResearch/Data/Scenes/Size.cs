namespace RnnResearch.Data.Scenes;

/// <summary>The two sizes of an object: boxes of 11-13 and of 19-23 pixels, so that they cannot be mixed up.</summary>
public enum Size
{
    Small,
    Large,
}
