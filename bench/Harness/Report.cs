using System.Text;
using RnnResearch.Experiments;

namespace Harness;

/// <summary>
/// Results as they are shown and kept: aligned on the terminal, as Markdown and CSV in <see cref="Repository.ResultsFolder"/>.
/// </summary>
/// <param name="name">of the files, without an ending</param>
/// <param name="notes">lines on how it was measured</param>
public sealed class Report(string name, IReadOnlyList<string> notes)
{
    private readonly List<ResultTable> tables = [];

    /// <summary>Adds a table; the first one is what the CSV file holds.</summary>
    public void Add(ResultTable table) => tables.Add(table);

    public void Publish()
    {
        foreach (var note in notes) Console.WriteLine(note);
        foreach (var table in tables) Print(table);
        var path = Path.Combine(Repository.ResultsFolder, name);
        File.WriteAllText($"{path}.md", Markdown());
        File.WriteAllLines($"{path}.csv", [Csv(tables[0].Columns), .. tables[0].Rows.Select(Csv)]);
        Console.WriteLine();
        Console.WriteLine($"saved: {Path.GetRelativePath(Repository.Root, path)}.md and .csv");
    }

    private static void Print(ResultTable table)
    {
        int[] widths = [.. table.Columns.Select((column, i) => table.Rows.Select(row => row[i].Length).Append(column.Length).Max())];
        Console.WriteLine();
        Console.WriteLine(table.Title);
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            Console.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private string Markdown()
    {
        var text = new StringBuilder();
        foreach (var note in notes) text.Append("- ").AppendLine(note);
        foreach (var table in tables)
        {
            text.AppendLine().Append("## ").AppendLine(table.Title).AppendLine();
            string[] line = ["---", .. Enumerable.Repeat("---:", table.Columns.Count - 1)];
            foreach (var row in table.Rows.Prepend(line).Prepend(table.Columns)) text.Append("| ").AppendJoin(" | ", row).AppendLine(" |");
        }
        return text.ToString();
    }

    private static string Csv(IReadOnlyList<string> row) => string.Join(',', row.Select(Quoted));

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
