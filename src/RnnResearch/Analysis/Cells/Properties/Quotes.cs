namespace RnnResearch.Analysis.Cells.Properties;

/// <summary>
/// What is said in prose: between double quotes, “straight”, typographic, guillemets, or `` and '' of LaTeX. An empty line ends what is
/// open, for a quotation of several paragraphs begins anew with each of them. Single quotes are apostrophes as often as not, and count as
/// none.
/// </summary>
internal static class Quotes
{
    /// <summary>1 inside, 0 outside.</summary>
    public static float[] In(string text)
    {
        var values = new float[text.Length];
        var inside = false;
        var low = false; // opened by „, which “ closes
        for (var n = 0; n < text.Length; n++)
        {
            switch (text[n])
            {
                case '"':
                    inside = inside ? OpensAgain(text, n) : !OnlyCloses(text, n);
                    break;
                case '“' when low:
                case '”' or '»':
                case '\'' when inside && n > 0 && text[n - 1] == '\'':
                    inside = low = false;
                    break;
                case '“' or '„' or '«':
                case '`' when n > 0 && text[n - 1] == '`':
                    (inside, low) = (true, text[n] == '„');
                    break;
                case '\n' when n > 0 && text[n - 1] == '\n':
                    inside = low = false;
                    break;
            }
            values[n] = inside ? 1 : 0;
        }
        return values;
    }

    // A quote that stands before a word and behind a blank opens, also where one was left open.
    private static bool OpensAgain(string text, int n) => BlankBefore(text, n) && !BlankBehind(text, n);

    private static bool OnlyCloses(string text, int n) => !BlankBefore(text, n) && BlankBehind(text, n);

    private static bool BlankBefore(string text, int n) => n == 0 || char.IsWhiteSpace(text[n - 1]);

    private static bool BlankBehind(string text, int n) => n + 1 == text.Length || char.IsWhiteSpace(text[n + 1]);
}
