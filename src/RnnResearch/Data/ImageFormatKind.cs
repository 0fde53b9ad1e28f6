namespace RnnResearch.Data;

/// <summary>The image formats that are read.</summary>
public enum ImageFormatKind
{
    Jpeg,
    Png,
}
