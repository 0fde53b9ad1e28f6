using System.Globalization;
using CsvHelper;
using RnnResearch.Files;
using RnnResearch.Training;

namespace RnnResearch.Analysis.GradientFlow;

/// <summary>The file of a run's curves: <c>when,layer,state,sigma,distance,norm</c>.</summary>
public static class FlowFile
{
    /// <summary>Its name in the run's <c>samples/</c>.</summary>
    public const string Name = "gradient-flow.csv";

    /// <summary>Writes the curves into an existing folder.</summary>
    public static void Write(string folder, IEnumerable<FlowCurve> curves) =>
        TableFile.Write(Path.Combine(folder, Name), curves.SelectMany(RowsOf));

    /// <summary>The curves in a folder; none where it has no such file.</summary>
    /// <exception cref="InvalidDataException">The file is not one of these.</exception>
    public static IReadOnlyList<FlowCurve> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!RunFile.HasFolder(folder) || !Path.Exists(path)) return [];
        try
        {
            using var csv = CsvReader.Create(new StringReader(RunFile.ReadAllText(path)));
            return [.. csv.GetRecords<FlowRow>().GroupBy(row => (row.When, row.Layer, row.State)).Select(CurveOf)];
        }
        catch (Exception error) when (error is CsvFormatException or CsvValidationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                $"{path}: expected the columns when, layer, state, sigma, distance, norm, found something else: {error.Message}; "
                + "take the file away to go on without it", error);
        }
    }

    private static IEnumerable<FlowRow> RowsOf(FlowCurve curve)
    {
        var sigma = string.Join(' ', curve.Sigmas.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)));
        return curve.Norms.Select((norm, distance) => new FlowRow(curve.When, curve.Layer, curve.State, sigma, distance, norm));
    }

    private static FlowCurve CurveOf(IEnumerable<FlowRow> rows)
    {
        var inOrder = rows.OrderBy(row => row.Distance).ToList();
        var first = inOrder[0];
        var sigmas = first.Sigma.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture));
        return new FlowCurve(first.When, first.Layer, first.State, [.. sigmas], [.. inOrder.Select(row => row.Norm)]);
    }
}
