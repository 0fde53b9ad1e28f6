namespace RnnResearch.Data;

/// <summary>An image file that cannot be used, and which kind of problem that is. Who only reads hears a DataException.</summary>
internal sealed class ImageException(CaptionProblemKind kind, string message) : Exception(message)
{
    public CaptionProblemKind Kind => kind;
}
