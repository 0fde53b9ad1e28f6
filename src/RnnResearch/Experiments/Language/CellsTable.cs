using System.Globalization;
using CsvHelper;
using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Files;

namespace RnnResearch.Experiments.Language;

/// <summary>What was found in a network as tables: the best cell of each property for people, the best ones as CSV.</summary>
internal static class CellsTable
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>The best cells, and what was not looked for.</summary>
    public static IReadOnlyList<ResultTable> Of(CellStudy study)
    {
        var best = new ResultTable(
            $"{study.Network.Experiment}, step {study.Network.Step}: cells that track something in {study.Text.Name}",
            ["property", "kind", "cell", "threshold", "score", "held out", "chance", "untrained", "claimed"],
            [.. study.Findings.Where(finding => finding.Skipped is null).Select(Row)],
            "scores of yes/no are areas under the ROC curve, of numbers rank correlations; claimed is what beats chance and the untrained "
                + "network on the half that is held out");
        var skipped = study.Findings.Where(finding => finding.Skipped is not null)
            .Select(finding => (IReadOnlyList<string>)[finding.Property.Name, finding.Skipped!]).ToList();
        return skipped.Count == 0 ? [best] : [best, new ResultTable("Not scored", ["property", "why"], skipped)];
    }

    /// <summary>Writes a row for each property and cell, the best first.</summary>
    public static void Write(string path, IReadOnlyList<PropertyFinding> findings) => DurableFile.Write(path, stream =>
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        csv.WriteRecord(
            ["property", "kind", "rank", "layer", "unit", "sign", "threshold", "score", "held_out", "chance", "untrained", "claimed"]);
        foreach (var finding in findings)
            foreach (var (n, cell) in finding.Cells.Index())
                csv.WriteRecord([
                    finding.Property.Name, finding.Property.Kind.Name(), $"{n + 1}", $"{cell.Layer}", $"{cell.Unit}", $"{cell.Sign}",
                    Number(cell.Threshold), Number(cell.Score), Number(cell.HeldOut), Number(finding.Chance), Number(finding.Untrained),
                    YesNo(n == 0 && finding.IsClaimed)]);
    });

    private static IReadOnlyList<string> Row(PropertyFinding finding)
    {
        var cell = finding.Cells[0];
        return
        [
            finding.Property.Name,
            finding.Property.Kind.Name(),
            $"{cell.Layer}:{cell.Unit} {(cell.Sign > 0 ? '+' : '-')}",
            cell.Threshold is { } threshold ? Short(threshold) : "-",
            Short(cell.Score),
            Short(cell.HeldOut),
            Short(finding.Chance),
            Short(finding.Untrained),
            YesNo(finding.IsClaimed),
        ];
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Short(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "";

    private static string Number(double? value) => value?.ToString("F6", CultureInfo.InvariantCulture) ?? "";
}
