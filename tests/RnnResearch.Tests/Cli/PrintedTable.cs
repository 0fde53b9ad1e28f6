namespace RnnResearch.Tests.Cli;

/// <summary>Reads the tables that the program prints.</summary>
internal static class PrintedTable
{
    /// <summary>The cells of all rows of all tables in a text, headings included; of a row of several lines the first one counts.</summary>
    public static IReadOnlyList<string[]> Rows(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith('│')).Select(Cells).Where(cells => cells[0].Length > 0)];

    private static string[] Cells(string line) => line.Trim().Trim('│').Split('│', StringSplitOptions.TrimEntries);
}
