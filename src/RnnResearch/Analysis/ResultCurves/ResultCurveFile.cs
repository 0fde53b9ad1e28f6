using CsvHelper;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Analysis.ResultCurves;

/// <summary>The files of a run's curves, <c>curves-SPLIT.csv</c>: <c>chart,across,up,curve,x,y</c>.</summary>
public static class ResultCurveFile
{
    private const string Pattern = "curves-*.csv";

    /// <summary>Writes the curves of a split into an existing folder.</summary>
    public static void Write(string folder, string split, IEnumerable<ResultCurve> curves) =>
        TableFile.Write(Path.Combine(folder, Pattern.Replace("*", split)), curves.SelectMany(curve => curve.Points.Select(point =>
            new ResultCurveRow(curve.Chart, curve.Across, curve.Up, curve.Name, point[0], point[1]))));

    /// <summary>The curves of all splits in a folder; none where it has no such file.</summary>
    /// <exception cref="InvalidDataException">A file is not one of these.</exception>
    public static IReadOnlyList<ResultCurve> Read(string folder) => RunFile.HasFolder(folder)
        ? [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).SelectMany(Curves)]
        : [];

    private static IReadOnlyList<ResultCurve> Curves(string path)
    {
        try
        {
            using var csv = CsvReader.Create(new StringReader(RunFile.ReadAllText(path)));
            return [.. csv.GetRecords<ResultCurveRow>().GroupBy(row => (row.Chart, row.Across, row.Up, row.Curve)).Select(curve =>
                new ResultCurve(
                    curve.Key.Chart, curve.Key.Across, curve.Key.Up, curve.Key.Curve, [.. curve.Select(row => new[] { row.X, row.Y })]))];
        }
        catch (Exception error) when (error is CsvFormatException or CsvValidationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                $"{path}: expected the columns chart, across, up, curve, x, y, found something else: {error.Message}; "
                + "take the file away to go on without it", error);
        }
    }
}
