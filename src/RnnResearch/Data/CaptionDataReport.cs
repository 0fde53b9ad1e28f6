namespace RnnResearch.Data;

/// <summary>What <see cref="CaptionDataCheck"/> found in a folder; the notes are no problems but should be known.</summary>
public sealed record CaptionDataReport(
    string Folder,
    int Images,
    int Captions,
    IReadOnlyDictionary<Split, int> ImagesPerSplit,
    IReadOnlyList<CaptionProblem> Problems,
    IReadOnlyList<CaptionExample> Examples,
    IReadOnlyList<string> Notes)
{
    /// <summary>How many problems there are of each kind, most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<CaptionProblemKind, int>> Counts =>
        [.. Problems.CountBy(problem => problem.Kind).OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key)];
}
