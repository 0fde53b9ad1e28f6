namespace RnnResearch.Data.Downloads;

/// <summary>How much an archive may unpack to; beyond that it is not the archive that was meant.</summary>
public sealed record ArchiveLimits(int MaxEntries, long MaxBytes);
