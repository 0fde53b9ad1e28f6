namespace RnnResearch.Analysis;

/// <summary>A small bitmap font, so that pictures can carry words without a graphics library. Its glyphs are drawn in PixelFont.txt.</summary>
public static class PixelFont
{
    /// <summary>Columns of a glyph, without the blank one that follows it.</summary>
    public const int Width = 5;

    /// <summary>Rows of a glyph, the two below the base line included.</summary>
    public const int Height = 9;

    private static readonly Dictionary<char, string[]> Glyphs = Read();

    /// <summary>Pixels from the left edge of a text to the left edge of what would follow it.</summary>
    public static int Measure(string text, int scale) => text.Length * (Width + 1) * scale;

    /// <summary>The set pixels of a text as (x, y) from its top left corner, unscaled. Upper case is written small; a character the font lacks shows as '?'.</summary>
    public static IEnumerable<(int X, int Y)> Pixels(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = Glyphs.GetValueOrDefault(char.ToLowerInvariant(text[i])) ?? Glyphs['?'];
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                    if (glyph[y][x] == '#')
                        yield return ((i * (Width + 1)) + x, y);
        }
    }

    private static Dictionary<char, string[]> Read()
    {
        using var reader = new StreamReader(typeof(PixelFont).Assembly.GetManifestResourceStream("PixelFont.txt")!);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('\r', '|')).ToArray();
        var glyphs = new Dictionary<char, string[]>();
        for (var block = 0; block < lines.Length; block += Height + 1)
        {
            for (var at = 0; at < lines[block].Length; at += Width + 1)
            {
                var character = lines[block][at + (Width / 2)];
                glyphs[character] = [.. Enumerable.Range(1, Height).Select(row => lines[block + row].Substring(at, Width))];
            }
        }
        return glyphs;
    }
}
