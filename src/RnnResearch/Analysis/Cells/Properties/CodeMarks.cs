namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>
/// A program in C or one of its kin, cut into code, comments, strings and characters in one pass. A character has the mark of where one is
/// when it is read: the * of /* is the first of a comment, and the closing quote is code again.
/// </summary>
internal static class CodeMarks
{
    public static CodeMark[] Of(string text)
    {
        var marks = new CodeMark[text.Length];
        var now = CodeMark.Code;
        var begin = 0; // of what now is
        for (var n = 0; n < text.Length; n++)
        {
            var next = After(now, text, n, begin);
            if (next != now) begin = n;
            marks[n] = now = next;
            if (text[n] != '\\' || now is not (CodeMark.String or CodeMark.Character) || n + 1 == text.Length) continue;
            marks[++n] = now; // what is escaped, a line end too, closes nothing
        }
        return marks;
    }

    /// <summary>1 where the mark is one of those, else 0.</summary>
    public static float[] In(CodeMark[] marks, params ReadOnlySpan<CodeMark> wanted)
    {
        var values = new float[marks.Length];
        for (var n = 0; n < marks.Length; n++) values[n] = wanted.Contains(marks[n]) ? 1 : 0;
        return values;
    }

    private static CodeMark After(CodeMark now, string text, int n, int begin) => (now, text[n]) switch
    {
        (CodeMark.Code, '"') => CodeMark.String,
        (CodeMark.Code, '\'') => CodeMark.Character,
        (CodeMark.Code, '/') when IsBehindSlash(text, n, begin) => CodeMark.LineComment,
        (CodeMark.Code, '*') when IsBehindSlash(text, n, begin) => CodeMark.BlockComment,
        (CodeMark.String, '"') => CodeMark.Code,
        (CodeMark.Character, '\'') => CodeMark.Code,
        (CodeMark.String or CodeMark.Character or CodeMark.LineComment, '\n') => CodeMark.Code, // a string that is left open ends here
        (CodeMark.BlockComment, '/') when text[n - 1] == '*' && n - 1 > begin => CodeMark.Code,
        _ => now,
    };

    // The slash that closes a comment opens none.
    private static bool IsBehindSlash(string text, int n, int begin) => n > 0 && text[n - 1] == '/' && (n - 1 > begin || begin == 0);
}
