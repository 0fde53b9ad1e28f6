using System.Globalization;
using CsvHelper;
using RnnResearch.Data;
using RnnResearch.Encodings;

namespace RnnResearch.Training;

/// <summary>
/// <c>metrics.csv</c>: every measured value of a run in the order measured, one row per value. Rows are only ever appended,
/// and reach the file one by one, so that a killed run keeps them; going back to a checkpoint cuts the rows after it.
/// </summary>
public sealed class MetricsLog : IDisposable
{
    private const string Header = "step,epoch,split,metric,value,seconds";

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    private readonly string path;
    private readonly TensorBoardLog? tensorBoard;
    private CsvWriter csv;

    /// <summary>Opens the log for appending; a new one gets its header.</summary>
    /// <param name="path">the file</param>
    /// <param name="tensorBoard">gets every row as well, and the rows that are left when the log is cut back</param>
    /// <exception cref="InvalidDataException">The file is there and has other columns.</exception>
    public MetricsLog(string path, TensorBoardLog? tensorBoard = null)
    {
        (this.path, this.tensorBoard) = (path, tensorBoard);
        csv = Opened();
    }

    /// <summary>Appends a value; <paramref name="seconds"/> is the training time so far, kept to the millisecond.</summary>
    public void Write(long step, int epoch, Split split, string metric, double value, double seconds)
    {
        var row = new MetricsRow(step, epoch, split.Name(), metric, value, Math.Round(seconds, 3));
        csv.WriteRecord(row);
        csv.Flush();
        tensorBoard?.Write(row);
    }

    /// <summary>
    /// Removes, in one step, what was measured after a step, a last line that was never finished, and the scores of held-out splits,
    /// which belong to the end of a run.
    /// </summary>
    public void CutBack(long step)
    {
        csv.Dispose();
        var text = StrictUtf8.Read(path);
        var whole = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var kept = whole.Where((line, i) => i == 0 || (StepOf(line) <= step && !IsHeldOut(line)));
        DurableFile.Write(path, string.Concat(kept.Select(line => line + "\n")));
        csv = Opened();
        tensorBoard?.Rewrite(Read(path));
    }

    /// <summary>The rows of a file.</summary>
    public static IReadOnlyList<MetricsRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<MetricsRow>()];
    }

    public void Dispose() => csv.Dispose();

    private CsvWriter Opened()
    {
        if (!File.Exists(path)) DurableFile.Write(path, Header + "\n");
        if (File.ReadLines(path).First() is var found && found != Header)
            throw new InvalidDataException($"{path}:1: expected the columns {Header}, found {found}");
        return CsvWriter.Create(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), Format);
    }

    private static long StepOf(string line) =>
        long.Parse(line[..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    private static bool IsHeldOut(string line)
    {
        var split = line.Split(',')[2];
        return split == Split.Test.Name() || split == Split.Novel.Name();
    }
}
