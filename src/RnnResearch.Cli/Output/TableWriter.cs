using RnnResearch.Data;
using RnnResearch.Experiments;
using Spectre.Console;

namespace RnnResearch.Cli.Output;

/// <summary>Prints tables: fitted to the window on a terminal, to a wide page elsewhere.</summary>
internal static class TableWriter
{
    private const int PlainWidth = 140;

    public static void Write(TextWriter output, ResultTable table)
    {
        var terminal = output as TerminalWriter;
        var onTerminal = terminal is not null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal?.Screen ?? output),
            Ansi = onTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = onTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!onTerminal) console.Profile.Width = PlainWidth;

        var grid = new Table { Title = new TableTitle(Cell(table.Title)), Border = TableBorder.Rounded };
        foreach (var column in table.Columns) grid.AddColumn(Cell(column));
        foreach (var row in table.Rows) grid.AddRow([.. row.Select(Cell)]);
        console.Write(grid);
        if (table.Note is { } note) output.WriteLine($"note: {note}");
    }

    private static string Cell(string text) => Markup.Escape(VisibleText.Of(text));
}
