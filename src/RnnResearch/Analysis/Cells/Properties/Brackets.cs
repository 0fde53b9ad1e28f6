namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>How many brackets are open. In a program those in comments and strings are none.</summary>
internal static class Brackets
{
    /// <summary>
    /// 1 where a parenthesis is open, else 0. An empty line closes all: one that is never closed spoils no more than that.
    /// </summary>
    public static float[] InParentheses(ScannedText text)
    {
        var characters = text.Characters;
        var values = new float[characters.Length];
        for (int n = 0, open = 0; n < values.Length; n++)
        {
            if (characters[n] == '\n' && n > 0 && characters[n - 1] == '\n') open = 0;
            else if (characters[n] == '(' && text.IsCode(n)) open++;
            else if (characters[n] == ')' && text.IsCode(n)) open = Math.Max(0, open - 1);
            values[n] = open > 0 ? 1 : 0;
        }
        return values;
    }

    /// <summary>
    /// How many braces are open. One that a line of a program begins with, without a blank before it, is a function's: sources that were
    /// put together, or have two branches of an #if, are set right by it.
    /// </summary>
    public static float[] DepthOfBraces(ScannedText text)
    {
        var characters = text.Characters;
        var values = new float[characters.Length];
        for (int n = 0, open = 0; n < values.Length; n++)
        {
            if (characters[n] is '{' or '}' && text.IsCode(n) && !IsEscaped(text, n))
            {
                var isOutermost = text.IsProgram && (n == 0 || characters[n - 1] == '\n');
                open = characters[n] == '{' ? 1 + (isOutermost ? 0 : open) : isOutermost ? 0 : Math.Max(0, open - 1);
            }
            values[n] = open;
        }
        return values;
    }

    // LaTeX writes a brace that is no bracket \{.
    private static bool IsEscaped(ScannedText text, int n) => !text.IsProgram && n > 0 && text.Characters[n - 1] == '\\';
}
