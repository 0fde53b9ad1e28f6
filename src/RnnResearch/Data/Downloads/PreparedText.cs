namespace RnnResearch.Data.Downloads;

/// <summary>A file of a text set as the corpora read it.</summary>
/// <param name="File">Name, size and checksum of the unpacked text.</param>
internal sealed record PreparedText(DataFile File)
{
    /// <summary>Writes it from the originals (name to path) where they are other files than this one.</summary>
    public Action<IReadOnlyDictionary<string, string>, Stream>? FromOriginals { get; init; }
}
