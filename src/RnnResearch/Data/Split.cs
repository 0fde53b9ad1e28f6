namespace RnnResearch.Data;

/// <summary>The part of a data set an image belongs to. <see cref="Novel"/> holds combinations that never occur in training.</summary>
public enum Split
{
    Train,
    Validation,
    Test,
    Novel,
}
