namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>The condition of an if statement: from its ( on until that is closed. That of the preprocessor is none.</summary>
internal static class IfConditions
{
    /// <summary>1 inside, 0 outside.</summary>
    public static float[] In(ScannedText text)
    {
        var characters = text.Characters;
        var values = new float[characters.Length];
        for (int n = 0, open = 0; n < values.Length; n++)
        {
            if (text.IsCode(n))
                open = characters[n] switch
                {
                    '(' => open > 0 || IsBehindIf(text, n) ? open + 1 : 0,
                    ')' => Math.Max(0, open - 1),
                    ';' or '{' => 0, // it was no condition, or one that is never closed
                    _ => open,
                };
            values[n] = open > 0 ? 1 : 0;
        }
        return values;
    }

    private static bool IsBehindIf(ScannedText text, int parenthesis)
    {
        var before = text.Characters.AsSpan(0, parenthesis).TrimEnd();
        if (!before.EndsWith("if") || !text.IsCode(before.Length - 1)) return false;
        before = before[..^2];
        var isWord = before.IsEmpty || !(char.IsAsciiLetterOrDigit(before[^1]) || before[^1] == '_');
        var word = before.TrimEnd(" \t");
        return isWord && (word.IsEmpty || word[^1] != '#');
    }
}
