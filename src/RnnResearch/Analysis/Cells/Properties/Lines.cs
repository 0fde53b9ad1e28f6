namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>What there is to know of the line a character stands in.</summary>
internal static class Lines
{
    private const int Tab = 8;

    /// <summary>Characters since the line began: 1 for its first one, 0 for a line end.</summary>
    public static float[] Position(string text)
    {
        var values = new float[text.Length];
        for (int n = 0, position = 0; n < text.Length; n++)
            values[n] = position = text[n] == '\n' ? 0 : position + 1;
        return values;
    }

    /// <summary>1 where a line end is among the next <paramref name="count"/> characters, else 0.</summary>
    public static float[] NearEnd(string text, int count)
    {
        var values = new float[text.Length];
        var end = int.MaxValue; // the next line end
        for (var n = text.Length - 1; n >= 0; n--)
        {
            values[n] = end - n <= count ? 1 : 0;
            if (text[n] == '\n') end = n;
        }
        return values;
    }

    /// <summary>Columns of blanks at the beginning of the line, as far as it is read.</summary>
    public static float[] Indentation(string text)
    {
        var values = new float[text.Length];
        var (columns, isBeginning) = (0, true);
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] == '\n') (columns, isBeginning) = (0, true);
            else if (isBeginning && text[n] == ' ') columns++;
            else if (isBeginning && text[n] == '\t') columns += Tab - (columns % Tab);
            else isBeginning = false;
            values[n] = columns;
        }
        return values;
    }
}
