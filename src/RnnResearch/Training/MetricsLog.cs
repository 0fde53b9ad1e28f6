using System.Globalization;
using System.Text;
using CsvHelper;
using RnnResearch.Data;
using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// <c>metrics.csv</c>: every measured value of a run in the order measured, one row per value. Rows are only ever appended,
/// and reach the file one by one, so that a killed run keeps them; going back to a checkpoint cuts the rows after it.
/// </summary>
public sealed class MetricsLog : IDisposable
{
    private const string Header = "step,epoch,split,metric,value,seconds";
    private const string DamagedSuffix = ".damaged";

    /// <summary>How much of a line that is no header is shown.</summary>
    private const int Shown = 80;

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    private readonly string path;
    private readonly TensorBoardLog? tensorBoard;
    private readonly Action<string> warn;
    private FileStream file;
    private CsvWriter csv;

    /// <summary>Opens the log for appending; a new one gets its header.</summary>
    /// <param name="path">the file</param>
    /// <param name="tensorBoard">gets every row as well, and the rows that are left when the log is cut back</param>
    /// <param name="warn">hears of lines that are no rows</param>
    /// <exception cref="InvalidDataException">The file is there and has other columns.</exception>
    public MetricsLog(string path, TensorBoardLog? tensorBoard = null, Action<string>? warn = null)
    {
        (this.path, this.tensorBoard, this.warn) = (path, tensorBoard, warn ?? (_ => { }));
        (file, csv) = Opened();
    }

    /// <summary>Appends a value; <paramref name="seconds"/> is the training time so far, kept to the millisecond.</summary>
    public void Write(long step, int epoch, Split split, string metric, double value, double seconds)
    {
        var row = new MetricsRow(step, epoch, split.Name(), metric, value, Math.Round(seconds, 3));
        csv.WriteRecord(row);
        csv.Flush();
        tensorBoard?.Write(row);
    }

    /// <summary>Returns when every row is on the disk, as those before a checkpoint must be when it is saved.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    public void Sync() => Posix.Sync(file);

    /// <summary>
    /// Removes, in one step, what was measured after a step, a last line that was never finished, and the scores of held-out splits,
    /// which belong to the end of a run. Where other lines are no rows, the file as it was is kept beside it.
    /// </summary>
    public void CutBack(long step)
    {
        csv.Dispose();
        var text = Encoding.UTF8.GetString(RunFile.ReadAllBytes(path)); // a bad byte costs its line
        var finished = text.Split('\n').SkipLast(1);
        var lines = finished.Skip(1).Select(line => line.TrimEnd('\r')).ToList();
        var strange = lines.FindIndex(line => !IsRow(line, out _));
        if (strange >= 0) KeepDamaged(text, line: strange + 2);
        var kept = lines.Where(line => IsRow(line, out var of) && of <= step && !IsHeldOut(line));
        DurableFile.Write(path, string.Concat(kept.Prepend(Header).Select(line => line + "\n")));
        (file, csv) = Opened();
        tensorBoard?.Rewrite(Read(path));
    }

    /// <summary>The rows of a file.</summary>
    public static IReadOnlyList<MetricsRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<MetricsRow>()];
    }

    /// <summary>
    /// The rows of a file that a training may be writing to, or that is damaged: lines that are no rows are left out, and so is the last
    /// one while it has no end.
    /// </summary>
    /// <returns>the rows, and how many finished lines are none</returns>
    public static (IReadOnlyList<MetricsRow> Rows, int Strange) ReadWhatIsThere(string path)
    {
        var lines = Encoding.UTF8.GetString(RunFile.ReadAllBytes(path)).Split('\n').SkipLast(1).Skip(1).Select(line => line.TrimEnd('\r'));
        var isRow = lines.ToLookup(line => IsRow(line, out _));
        return ([.. isRow[true].Select(Parsed)], isRow[false].Count());
    }

    public void Dispose() => csv.Dispose();

    private (FileStream File, CsvWriter Csv) Opened()
    {
        using (var appended = RunFile.Append(path))
            if (appended.Length == 0) DurableFile.Write(path, Header + "\n");
        using (var reader = new StreamReader(RunFile.Open(path)))
            if (reader.ReadLine() is var found && found != Header)
                throw new InvalidDataException(
                    $"{path}:1: expected the columns {Header}, found {found?[..Math.Min(Shown, found.Length)]}; "
                    + "move the file away to go on without its rows");
        var file = RunFile.Append(path);
        return (file, CsvWriter.Create(file, Format));
    }

    private void KeepDamaged(string text, int line)
    {
        DurableFile.Write(path + DamagedSuffix, text);
        warn(
            $"{path}:{line}: expected a row of {Header}; lines like this one are left out, "
            + $"and the file as it was is {path}{DamagedSuffix}");
    }

    private static bool IsRow(string line, out long step)
    {
        step = -1;
        return line.Split(',') is [var first, var epoch, _, _, var value, var seconds]
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out step)
            && int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && double.TryParse(value, CultureInfo.InvariantCulture, out _)
            && double.TryParse(seconds, CultureInfo.InvariantCulture, out _)
            && !line.Contains('\uFFFD', StringComparison.Ordinal);
    }

    private static MetricsRow Parsed(string row)
    {
        var cells = row.Split(',');
        double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
        var (step, epoch) = (long.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture));
        return new MetricsRow(step, epoch, cells[2], cells[3], Number(cells[4]), Number(cells[5]));
    }

    private static bool IsHeldOut(string line)
    {
        var split = line.Split(',')[2];
        return split == Split.Test.Name() || split == Split.Novel.Name();
    }
}
