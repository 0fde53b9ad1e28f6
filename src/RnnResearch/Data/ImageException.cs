namespace RnnResearch.Data;

/// <summary>An image file that cannot be used, and which kind of problem that is.</summary>
public sealed class ImageException(CaptionProblemKind kind, string message) : DataException(message)
{
    public CaptionProblemKind Kind => kind;
}
