using System.Text.RegularExpressions;

namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>The properties that every text is looked through for, most of them those of Karpathy, Johnson and Fei-Fei 2016.</summary>
public static class TextProperties
{
    private const int NearEnd = 10;

    public static IReadOnlyList<TextProperty> All { get; } =
    [
        new("inside quotes", PropertyKind.YesNo,
            "between double quotes, straight or typographic; in a program inside a string. Apostrophes are no quotes.",
            text => text.IsProgram ? CodeMarks.In(text.Code, CodeMark.String) : Quotes.In(text.Characters)),
        new("position in the line", PropertyKind.Number, "characters since the line began", text => Lines.Position(text.Characters)),
        new("near a line's end", PropertyKind.YesNo, $"the line ends within the next {NearEnd} characters",
            text => Lines.NearEnd(text.Characters, NearEnd)),
        new("inside parentheses", PropertyKind.YesNo, "between ( and ); in a program those of the code alone",
            text => Brackets.InParentheses(text)),
        new("inside an if condition", PropertyKind.YesNo, "between the parentheses behind an if", IfConditions.In, OfPrograms),
        new("inside comments", PropertyKind.YesNo, "in /* */, or behind //",
            text => CodeMarks.In(text.Code, CodeMark.LineComment, CodeMark.BlockComment), OfPrograms),
        new("inside comments or strings", PropertyKind.YesNo, "in a comment, or in a string",
            text => CodeMarks.In(text.Code, CodeMark.LineComment, CodeMark.BlockComment, CodeMark.String), OfPrograms),
        new("depth of braces", PropertyKind.Number, "braces { that are open; in a program those of the code alone", Brackets.DepthOfBraces),
        new("depth of indentation", PropertyKind.Number,
            "columns of blanks that the line begins with, as far as it is read; a tab goes to the next 8",
            text => Lines.Indentation(text.Characters)),
    ];

    /// <summary>A property given as a regular expression: inside a match.</summary>
    public static TextProperty Of(string name, Regex pattern) => new(
        name, PropertyKind.YesNo, $"inside a match of {pattern}", text => PatternMatches.In(name, pattern, text.Characters));

    private static string? OfPrograms(ScannedText text) => text.IsProgram ? null
        : "it is looked for in programs alone, which this text does not look like: few of its lines end in ; or {";
}
