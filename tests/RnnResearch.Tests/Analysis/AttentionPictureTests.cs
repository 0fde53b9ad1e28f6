using RnnResearch.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis;

/// <summary>
/// The picture of attention. The input is pure red here, which nothing else in the picture is, and words that look at everything
/// leave it so: their tiles can be found.
/// </summary>
public sealed class AttentionPictureTests : IDisposable
{
    private const int Tile = 64;
    private const byte Bright = 200;
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(5, 6, 1)]
    [InlineData(6, 4, 2)]
    [InlineData(11, 6, 2)]
    [InlineData(12, 5, 3)]
    public void A_caption_has_a_tile_for_the_picture_and_one_per_word_in_rows_of_equal_length(int words, int columns, int rows)
    {
        var pixels = Draw(Words(words));
        var tiles = TilesOf(pixels);
        Assert.Equal(words + 1, tiles.Count);
        Assert.Equal(columns, tiles.Select(tile => tile.X).Distinct().Count());
        Assert.Equal(rows, tiles.Select(tile => tile.Y).Distinct().Count());
        Assert.Equal((words + 1) * Tile * Tile, pixels.Where(IsRed).Count());
    }

    [Theory]
    [InlineData(4, 4, 0, 1)]
    [InlineData(2, 8, 0, 6)]
    [InlineData(4, 2, 3, 0)]
    public void A_tile_is_brightest_where_its_word_looked_most_and_dark_where_it_did_not_look(int rows, int columns, int row, int column)
    {
        // The second word looks at the opposite place.
        float[][] attention = [PeakAt((row * columns) + column), PeakAt((rows * columns) - 1 - (row * columns) - column)];
        float[] PeakAt(int cell) => [.. Enumerable.Range(0, rows * columns).Select(i => i == cell ? 0.8f : 0)];
        var places = TilesOf(Draw(Words(2)));
        var pixels = new Pixels(AttentionPicture.Draw(Red(), Words(2), attention, (rows, columns), Tile));
        var tiles = places.Select(place => Brightness(pixels, place)).ToList();
        (int Row, int Column) CellOf(int pixel) => (pixel / Tile * rows / Tile, pixel % Tile * columns / Tile);

        Assert.Equal((row, column), CellOf(Brightest(tiles[1])));
        Assert.Equal((rows - 1 - row, columns - 1 - column), CellOf(Brightest(tiles[2])));
        Assert.All(tiles[0], brightness => Assert.Equal(Bright, brightness));
        foreach (var tile in new[] { 1, 2 })
        {
            Assert.Equal(Bright, tiles[tile].Max());
            // The other word's cell is too far for the light to reach.
            var far = CellOf(Brightest(tiles[3 - tile]));
            Assert.InRange(tiles[tile].Where((_, pixel) => CellOf(pixel) == far).Max(), 1, Bright / 4);
        }
    }

    [Fact]
    public void Light_fades_from_its_peak_without_blocks()
    {
        float[] alpha = [.. Enumerable.Range(0, 64).Select(i => i == 28 ? 1f : 0)]; // row 3, column 4 of eight
        var place = TilesOf(Draw(Words(1)))[1];
        var tile = Brightness(Lit(alpha, 8), place);
        var row = tile[(28 * Tile)..(29 * Tile)].Select(value => (int)value).ToArray();
        var steps = row.Zip(row.Skip(1), (a, b) => b - a).ToArray();
        var peak = Array.IndexOf(row, row.Max());
        Assert.All(steps[..peak], step => Assert.InRange(step, 0, Bright / 8));
        Assert.All(steps[peak..], step => Assert.InRange(step, -Bright / 8, 0));
        Assert.True(row.Distinct().Count() > 12);
    }

    [Fact]
    public void Where_nobody_looked_the_picture_is_grey()
    {
        var place = TilesOf(Draw(Words(1)))[1];
        var (r, g, b) = Lit([1, 0, 0, 0, 0, 0, 0, 0, 0], 3)[place.X + Tile - 1, place.Y + Tile - 1];
        Assert.InRange(r, 1, Bright / 4);
        Assert.Equal((r, r), (g, b));
    }

    [Fact]
    public void Every_word_stands_in_the_middle_under_its_tile_as_it_is_written()
    {
        var pixels = Draw(["ring", "Ring", "ring"]);
        var tiles = TilesOf(pixels);
        var words = tiles.Select(tile => InkUnder(pixels, tile)).ToList();
        Assert.Empty(words[0]);
        Assert.All(words[1..], ink => Assert.InRange(Math.Abs(ink.Min(at => at.X) - (Tile - 1 - ink.Max(at => at.X))), 0, 3));
        Assert.Equal(words[1], words[3]);
        Assert.NotEqual(words[1], words[2]);
    }

    [Theory]
    [InlineData("triangular")]
    [InlineData("pneumonoultramicroscopicsilicovolcanoconiosis")]
    public void A_long_word_keeps_to_the_width_of_its_tile(string word)
    {
        var pixels = Draw(["a", word, "a"]);
        var tiles = TilesOf(pixels);
        Assert.Equal(InkUnder(pixels, tiles[1]), InkUnder(pixels, tiles[1], 3));
        var ink = InkUnder(pixels, tiles[2], 3);
        Assert.True(ink.Max(at => at.X) - ink.Min(at => at.X) > Tile / 2);
        Assert.InRange(ink.Min(at => at.X), 0, Tile);
        Assert.InRange(ink.Max(at => at.X), 0, Tile);
    }

    [Theory]
    [InlineData("fjörd")]
    [InlineData("собака")]
    [InlineData("λόγος")]
    [InlineData("犬")]
    [InlineData("שלום")]
    [InlineData("🐕")]
    [InlineData("\U0010FFFD")] // private use: no font has it
    [InlineData("\uD800")] // half a character
    public void A_word_of_any_script_leaves_ink(string word)
    {
        var pixels = Draw([word]);
        var tiles = TilesOf(pixels);
        Assert.NotEmpty(InkUnder(pixels, tiles[1]));
        Assert.NotEmpty(Heading(pixels));
    }

    [Fact]
    public void A_long_caption_goes_on_in_the_next_line_to_its_end()
    {
        string[] caption = ["there", "is", "a", "large", "green", "square", "left", "of", "a"];
        var (alone, full) = (DrawAlone(["ring"]), DrawAlone([.. caption, "ring"]));
        Assert.Equal(alone.Width, full.Width);
        Assert.True(full.Height > alone.Height + 40);
        Assert.All(Heading(full), at => Assert.InRange(at.X, 20, full.Width - 20));
        Assert.NotEqual(Heading(full), Heading(DrawAlone([.. caption, "rink"])));
    }

    [Fact]
    public void Without_attention_there_is_the_picture_twice_as_large_under_its_caption()
    {
        var pixels = DrawAlone(["a", "red", "ring"]);
        Assert.Equal(4 * Tile * Tile, pixels.Where(IsRed).Count());
        Assert.NotEmpty(Heading(pixels));
        Assert.NotEmpty(Heading(DrawAlone([])));
    }

    [Fact]
    public void The_same_picture_has_the_same_bytes_also_when_several_are_drawn_at_once()
    {
        string[] words = ["a", "Ring", "犬", "собака"];
        float[][] attention = [.. words.Select(_ => new float[] { 0.1f, 0.2f, 0.3f, 0.4f })];
        var image = Red();
        var first = AttentionPicture.Draw(image, words, attention, (2, 2), Tile);
        Parallel.For(0, 8, _ => Assert.Equal(first, AttentionPicture.Draw(image, words, attention, (2, 2), Tile)));
    }

    private static Pixels Draw(string[] words) =>
        new(AttentionPicture.Draw(Red(), words, [.. words.Select(_ => new float[] { 0.25f, 0.25f, 0.25f, 0.25f })], (2, 2), Tile));

    private static Pixels Lit(float[] alpha, int side) => new(AttentionPicture.Draw(Red(), Words(1), [alpha], (side, side), Tile));

    private static Pixels DrawAlone(string[] words) => new(AttentionPicture.Draw(Red(), words, [], (4, 4), Tile));

    private static string[] Words(int count) => [.. Enumerable.Repeat("a", count)];

    private static Tensor Red()
    {
        var image = zeros(3, 32, 48, dtype: ScalarType.Byte);
        image[0].fill_(Bright);
        return image;
    }

    private static bool IsRed((byte R, byte G, byte B) colour) => colour is (Bright, 0, 0);

    private static bool IsInk((byte R, byte G, byte B) colour) => colour.G == colour.R && colour is { R: < 160, B: < 160 };

    private static int Brightest(byte[] tile) => Array.IndexOf(tile, tile.Max());

    /// <summary>The top left corners of the red tiles, row by row.</summary>
    private static List<(int X, int Y)> TilesOf(Pixels pixels) =>
        [.. pixels.Where(IsRed).Where(at => !IsRed(pixels[at.X - 1, at.Y]) && !IsRed(pixels[at.X, at.Y - 1]))];

    private static byte[] Brightness(Pixels pixels, (int X, int Y) tile) =>
        [.. Enumerable.Range(0, Tile * Tile).Select(i => pixels[tile.X + (i % Tile), tile.Y + (i / Tile)].R)];

    /// <summary>Ink above the tiles.</summary>
    private static List<(int X, int Y)> Heading(Pixels pixels)
    {
        var top = pixels.Where(IsRed).First().Y;
        return [.. pixels.Where(IsInk).Where(at => at.Y < top)];
    }

    /// <summary>Ink under a tile and up to <paramref name="aside"/> pixels beside it, counted from the tile's lower left corner.</summary>
    private static List<(int X, int Y)> InkUnder(Pixels pixels, (int X, int Y) tile, int aside = 0) =>
        [.. pixels.Where(IsInk)
            .Where(at => at.X >= tile.X - aside && at.X < tile.X + Tile + aside && at.Y >= tile.Y + Tile && at.Y < tile.Y + Tile + 40)
            .Select(at => (at.X - tile.X, at.Y - tile.Y - Tile))];
}
