using RnnResearch.Analysis.Cells;

namespace RnnResearch.Tests.Analysis.Cells;

public sealed class CellPictureTests
{
    [Fact]
    public void A_character_stands_on_blue_below_zero_on_green_above_and_on_white_at_zero()
    {
        var pixels = new Pixels(CellPicture.Draw("", [" ", " ", " "], [-1, 0, 1], columns: 3));
        var blue = pixels.Where(colour => colour == (0x4a, 0x86, 0xe8)).ToList();
        var green = pixels.Where(colour => colour == (0x3c, 0xb4, 0x5f)).ToList();

        Assert.NotEmpty(blue);
        Assert.Equal(blue.Count, green.Count);
        var width = blue.Max(place => place.X) - blue.Min(place => place.X) + 1;
        Assert.Equal(blue.Max(place => place.X) + width, green.Min(place => place.X) - 1); // the white one is between them
    }

    [Fact]
    public void A_line_ends_where_the_text_ends_it_and_where_it_is_full()
    {
        string[] text = ["a", "\n", "b", "c", "d"];
        int Height(int columns) => new Pixels(CellPicture.Draw("", text, new float[5], columns)).Height;

        Assert.Equal(Height(5), Height(3));
        Assert.True(Height(2) > Height(3));
    }

    [Fact]
    public void The_same_text_makes_the_same_bytes() =>
        Assert.Equal(CellPicture.Draw("cell 7", ["x"], [0.3f]), CellPicture.Draw("cell 7", ["x"], [0.3f]));
}
