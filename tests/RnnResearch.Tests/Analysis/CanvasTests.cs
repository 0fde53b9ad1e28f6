using RnnResearch.Analysis;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis;

public class CanvasTests
{
    private static readonly (byte, byte, byte) Grey = (100, 100, 100);
    private static readonly (byte, byte, byte) Ink = (1, 2, 3);

    [Fact]
    public void A_new_canvas_has_one_colour_and_the_size_asked_for()
    {
        var pixels = Pixels.Of(new Canvas(7, 4, Ink));
        Assert.Equal((7, 4), (pixels.Width, pixels.Height));
        Assert.Equal(28, pixels.Where(colour => colour == Ink).Count());
    }

    [Theory]
    [InlineData(2, 1, 3, 2, 2, 1, 3, 2)]     // inside
    [InlineData(-2, -3, 5, 4, 0, 0, 3, 1)]   // over the left and upper border
    [InlineData(6, 3, 9, 9, 6, 3, 2, 2)]     // over the right and lower one
    [InlineData(-5, -5, 50, 50, 0, 0, 8, 5)] // over all of them
    [InlineData(8, 0, 3, 3, 0, 0, 0, 0)]     // beside it
    [InlineData(-4, 1, 3, 3, 0, 0, 0, 0)]
    public void A_rectangle_is_filled_as_far_as_it_lies_on_the_canvas(int x, int y, int width, int height, int left, int top, int columns, int rows)
    {
        var canvas = new Canvas(8, 5, Grey);
        canvas.Fill(x, y, width, height, Ink);
        var expected =
            from row in Enumerable.Range(top, rows)
            from column in Enumerable.Range(left, columns)
            select (column, row);
        var pixels = Pixels.Of(canvas);
        Assert.Equal(expected, pixels.Where(colour => colour == Ink));
        Assert.Equal(40 - (columns * rows), pixels.Where(colour => colour == Grey).Count());
    }

    [Fact]
    public void A_text_is_its_glyphs_scaled_at_its_place()
    {
        var canvas = new Canvas(40, 30, Grey);
        canvas.Write("ab", 3, 4, 2, Ink);
        var expected =
            from pixel in PixelFont.Pixels("ab")
            from dx in Enumerable.Range(0, 2)
            from dy in Enumerable.Range(0, 2)
            select (3 + (2 * pixel.X) + dx, 4 + (2 * pixel.Y) + dy);
        Assert.Equal(expected.ToHashSet(), Pixels.Of(canvas).Where(colour => colour == Ink).ToHashSet());
    }

    [Fact]
    public void A_picture_is_pasted_at_its_place_rounded_and_kept_to_what_a_byte_holds()
    {
        using var scope = NewDisposeScope();
        var canvas = new Canvas(6, 5, Grey);
        var picture = zeros(3, 2, 3);
        picture[0, 0, 2] = tensor(41.6f);
        picture[1, 1, 0] = tensor(300f);
        picture[2, 1, 0] = tensor(-5f);
        canvas.Paste(picture, 2, 1);
        var pixels = Pixels.Of(canvas);
        Assert.Equal((42, 0, 0), pixels[4, 1]);
        Assert.Equal((0, 255, 0), pixels[2, 2]);
        Assert.Equal([(2, 1), (3, 1), (4, 1), (2, 2), (3, 2), (4, 2)], pixels.Where(colour => colour != Grey));
    }
}
