namespace RnnResearch.Data.Downloads;

/// <summary>Turns checked files as published into a data set's folder as the readers expect it.</summary>
public interface IDataPreparation
{
    /// <summary>Unpacks, converts or copies <paramref name="files"/> (name to path) into <paramref name="folder"/>.</summary>
    void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel);

    /// <summary>Counts what is in the folder; throws <see cref="DataException"/> when it is not what was expected.</summary>
    /// <returns>The counts as a sentence.</returns>
    string Verify(string folder);
}
