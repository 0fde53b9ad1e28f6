namespace RnnResearch.Data;

/// <summary>What can be wrong with a caption set.</summary>
public enum CaptionProblemKind
{
    /// <summary>There is no caption file, its header is not image,caption[,split], or it is not UTF-8.</summary>
    BadFile,

    /// <summary>A row is not well-formed CSV or lacks columns.</summary>
    BadRow,

    /// <summary>The image's name is absolute or leads out of the folder.</summary>
    OutsideFolder,
    MissingImage,
    NotAnImage,
    TruncatedImage,
    DamagedImage,

    /// <summary>More pixels or bytes than are read.</summary>
    LargeImage,
    EmptyCaption,

    /// <summary>The caption has no letter and no digit.</summary>
    WordlessCaption,
    UnknownSplit,

    /// <summary>One image is put into two splits.</summary>
    ConflictingSplit,

    /// <summary>The same caption of the same image occurs twice.</summary>
    DuplicateRow,

    /// <summary>An image in the folder has no caption.</summary>
    UnusedImage,
}
