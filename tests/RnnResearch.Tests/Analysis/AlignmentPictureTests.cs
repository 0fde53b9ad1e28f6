using RnnResearch.Analysis;
using SkiaSharp;

namespace RnnResearch.Tests.Analysis;

public sealed class AlignmentPictureTests
{
    [Fact]
    public void A_cell_is_as_bright_as_it_was_looked_at()
    {
        using var picture = SKBitmap.Decode(AlignmentPicture.Draw(["ein", "hund", "</s>"], ["a", "dog"], [[1, 0, 0], [0.25f, 0.75f, 0]]));
        var (right, bottom) = (picture.Width - 16, picture.Height - 16); // the margin
        byte Cell(int row, int column) => picture.GetPixel(right - (30 * (3 - column)) + 15, bottom - (30 * (2 - row)) + 15).Red;
        Assert.Equal([255, 0, 0], [Cell(0, 0), Cell(0, 1), Cell(0, 2)]);
        Assert.Equal([64, 191, 0], [Cell(1, 0), Cell(1, 1), Cell(1, 2)]);
    }

    [Fact]
    public void Long_words_and_no_words_are_no_special_case()
    {
        Assert.NotEmpty(AlignmentPicture.Draw([new string('w', 500)], [new string('v', 500)], [[1]]));
        Assert.NotEmpty(AlignmentPicture.Draw(["a"], [], []));
    }
}
