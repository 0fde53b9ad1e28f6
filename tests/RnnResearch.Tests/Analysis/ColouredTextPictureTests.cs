using RnnResearch.Analysis;

namespace RnnResearch.Tests.Analysis;

/// <summary>Words on their colours: blue where they spoke for what was said, orange where against it.</summary>
public sealed class ColouredTextPictureTests
{
    [Fact]
    public void A_word_is_the_fuller_the_more_it_did()
    {
        var pixels = Draw(new ColouredText("said", ["mmmm", "mmmm", "mmmm"], [2, -1, 0]));
        var (blue, orange) = (Above(pixels, IsBlue), Above(pixels, IsOrange));
        Assert.NotEmpty(blue);
        Assert.NotEmpty(orange);
        Assert.True(blue.Max(at => at.X) < orange.Min(at => at.X));
        Assert.True(Depth(pixels, blue) > Depth(pixels, orange) + 40);
        Assert.All(pixels.Where(IsBlue), at => Assert.InRange(at.X, 20, pixels.Width - 20));
    }

    [Fact]
    public void Where_no_word_did_anything_nothing_is_coloured() =>
        Assert.Empty(Above(Draw(new ColouredText("said", ["a", "b"], [0, 0])), colour => IsBlue(colour) || IsOrange(colour)));

    [Fact]
    public void Long_texts_go_on_in_the_next_line_and_long_words_are_cut()
    {
        var one = Draw(new ColouredText("a", ["word"], [1]));
        var many = Draw(new ColouredText("a", [.. Words(40)], [.. Words(40).Select(_ => 1.0)]));
        Assert.Equal(one.Width, many.Width);
        Assert.True(many.Height > one.Height + 60);
        var cut = Draw(new ColouredText("a", [new string('m', 500)], [1]));
        Assert.Equal(one.Height, cut.Height);
        Assert.All(cut.Where(IsBlue), at => Assert.InRange(at.X, 20, cut.Width - 20));
    }

    [Fact]
    public void The_same_texts_have_the_same_bytes_also_when_several_are_drawn_at_once()
    {
        ColouredText[] texts = [new("said good", ["犬", "not", "собака"], [1, -2, 0.5]), new("", ["x"], [0])];
        var first = ColouredTextPicture.Draw(texts, "measure", "nats");
        Parallel.For(0, 8, _ => Assert.Equal(first, ColouredTextPicture.Draw(texts, "measure", "nats")));
    }

    private static IEnumerable<string> Words(int count) => Enumerable.Repeat("words", count);

    private static Pixels Draw(ColouredText text) => new(ColouredTextPicture.Draw([text], "by how much", "nats"));

    /// <summary>Those of a colour in the upper half, where no legend is.</summary>
    private static List<(int X, int Y)> Above(Pixels pixels, Func<(byte R, byte G, byte B), bool> isIt) =>
        [.. pixels.Where(isIt).Where(at => at.Y < pixels.Height / 2)];

    private static double Depth(Pixels pixels, List<(int X, int Y)> places) =>
        places.Average(at => 255 - Math.Min(pixels[at.X, at.Y].R, Math.Min(pixels[at.X, at.Y].G, pixels[at.X, at.Y].B)));

    private static bool IsBlue((byte R, byte G, byte B) colour) => colour.B > colour.R + 30;

    private static bool IsOrange((byte R, byte G, byte B) colour) => colour.R > colour.B + 30;
}
