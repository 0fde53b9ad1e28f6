using RnnResearch.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis;

/// <summary>The picture of attention. The input is pure red here, which nothing else on the canvas is, so that its tiles can be found.</summary>
public sealed class AttentionPictureTests : IDisposable
{
    private const int Tile = 64;
    private const byte Bright = 200;
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(5, 6, 1)]
    [InlineData(6, 6, 2)]
    [InlineData(11, 6, 2)]
    [InlineData(12, 6, 3)]
    public void A_caption_has_a_tile_for_the_picture_and_one_per_word_six_in_a_row(int words, int columns, int rows)
    {
        var (alone, three, seven) = (Draw(Words(0)), Draw(Words(2)), Draw(Words(6)));
        var canvas = Draw(Words(words));
        Assert.Equal(alone.Width + ((columns - 1) * (three.Width - alone.Width) / 2), canvas.Width);
        Assert.Equal(alone.Height + ((rows - 1) * (seven.Height - alone.Height)), canvas.Height);
        Assert.Equal((words + 1) * Tile * Tile, Pixels.Of(canvas).Where(IsTile).Count());
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
        var tiles = Tiles(Pixels.Of(AttentionPicture.Draw(Red(), ["red", "ring"], attention, (rows, columns), Tile)), 3);
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
    public void Without_attention_there_is_the_picture_and_the_caption()
    {
        var pixels = Pixels.Of(AttentionPicture.Draw(Red(), ["a", "red", "ring"], [], (4, 4), Tile));
        Assert.Equal(Tile * Tile, pixels.Where(colour => colour == (Bright, 0, 0)).Count());
        Assert.Equal(Tile * Tile, pixels.Where(IsTile).Count());
        Assert.NotEmpty(pixels.Where(IsInk));
    }

    [Fact]
    public void A_caption_longer_than_the_tiles_is_written_to_its_end()
    {
        string[] words = ["there", "is", "a", "large", "green", "square", "left", "of", "a", "ring"];
        var caption = string.Join(' ', words);
        var pixels = Pixels.Of(AttentionPicture.Draw(Red(), words, [], (4, 4), Tile));
        var columns = pixels.Where(IsInk).Select(at => at.X).ToList();
        var expected = PixelFont.Pixels(caption).Select(pixel => pixel.X).ToList();
        Assert.Equal((2 * (expected.Max() - expected.Min() + 1)) - 1, columns.Max() - columns.Min());
    }

    private static Canvas Draw(string[] words) =>
        AttentionPicture.Draw(Red(), words, [.. words.Select(_ => new float[] { 0.1f, 0.2f, 0.3f, 0.4f })], (2, 2), Tile);

    private static string[] Words(int count) => [.. Enumerable.Repeat("a", count)];

    private static Tensor Red()
    {
        var image = zeros(3, 32, 48, dtype: ScalarType.Byte);
        image[0].fill_(Bright);
        return image;
    }

    private static bool IsTile((byte R, byte G, byte B) colour) => colour is { R: > 0, G: 0, B: 0 };

    private static bool IsInk((byte R, byte G, byte B) colour) => colour is { R: < 60, G: > 0 and < 60 };

    private static int Brightest(byte[] tile) => Array.IndexOf(tile, tile.Max());

    /// <summary>The brightness of the tiles of a canvas with one row of them, [Tile · Tile] each.</summary>
    private static byte[][] Tiles(Pixels pixels, int count)
    {
        var found = pixels.Where(IsTile).ToList();
        var (left, right, top) = (found.Min(at => at.X), found.Max(at => at.X), found.Min(at => at.Y));
        var apart = (right + 1 - Tile - left) / (count - 1);
        return [.. Enumerable.Range(0, count).Select(tile => Enumerable.Range(0, Tile * Tile)
            .Select(i => pixels[left + (tile * apart) + (i % Tile), top + (i / Tile)].R).ToArray())];
    }
}
