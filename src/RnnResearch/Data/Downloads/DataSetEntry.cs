namespace RnnResearch.Data.Downloads;

/// <summary>What the catalogue knows of one data set.</summary>
public sealed record DataSetEntry
{
    /// <summary>Name on the command line, in the mirror and below the data folder.</summary>
    public required string Name { get; init; }

    /// <summary>One line: what it is.</summary>
    public required string Title { get; init; }

    /// <summary>Licence, terms of use and what to cite.</summary>
    public required string Terms { get; init; }

    /// <summary>The files a mirror folder holds, ready made.</summary>
    public required IReadOnlyList<DataFile> MirrorFiles { get; init; }

    /// <summary>
    /// The originals at their public addresses; they take more work to prepare. Empty where the set cannot be made from them.
    /// </summary>
    public required IReadOnlyList<DataFile> Originals { get; init; }

    /// <summary>For a set without originals: why, and what to do instead.</summary>
    public string? WithoutOriginals { get; init; }

    /// <summary>How either becomes the data set's folder.</summary>
    public required IDataPreparation Preparation { get; init; }
}
