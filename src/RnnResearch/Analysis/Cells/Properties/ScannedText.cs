namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>A text as the properties look at it: what several of them want to know of it is found once.</summary>
public sealed class ScannedText(string characters)
{
    private readonly Lazy<bool> isProgram = new(() => LooksLikeProgram(characters));
    private readonly Lazy<CodeMark[]> code = new(() => CodeMarks.Of(characters));

    public string Characters => characters;

    /// <summary>
    /// Whether it looks like a program in C or one of its kin: of the lines that are not empty at least 1 in 10 ends in ; or {, and at
    /// least 1 in 100 holds a brace.
    /// </summary>
    public bool IsProgram => isProgram.Value;

    /// <summary>What each character of a program is part of.</summary>
    internal CodeMark[] Code => code.Value;

    /// <summary>Whether a character is code: any is in a text that is no program.</summary>
    internal bool IsCode(int at) => !IsProgram || Code[at] == CodeMark.Code;

    private static bool LooksLikeProgram(string text)
    {
        var (lines, statements, braces) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty) continue;
            lines++;
            if (trimmed[^1] is ';' or '{') statements++;
            if (trimmed.ContainsAny('{', '}')) braces++;
        }
        return 10 * statements >= lines && 100 * braces >= lines && braces > 0;
    }
}
