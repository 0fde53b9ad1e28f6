namespace RnnResearch.Metrics;

/// <summary>What every metric asks of its input: one candidate and at least one reference for each image.</summary>
internal static class CaptionPairs
{
    /// <summary>Throws with the offending index when candidates and references do not fit together.</summary>
    public static void Require(IReadOnlyList<string[]> candidates, IReadOnlyList<IReadOnlyList<string[]>> references)
    {
        if (candidates.Count != references.Count)
            throw new ArgumentException(
                $"Expected one set of references per candidate, got {references.Count} for {candidates.Count} candidates.",
                nameof(references));
        if (candidates.Count == 0)
            throw new ArgumentException("Expected at least one candidate caption to score.", nameof(candidates));
        for (var i = 0; i < references.Count; i++)
        {
            if (references[i].Count == 0)
                throw new ArgumentException($"Candidate {i} has no reference caption to be compared with.", nameof(references));
        }
    }
}
