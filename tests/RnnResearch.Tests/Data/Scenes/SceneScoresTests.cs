using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneScoresTests
{
    private static readonly Box Box = new(16, 8, 11, 11); // columns 16-26, rows 8-18

    [Fact]
    public void Attention_that_peaks_in_the_box_is_a_hit()
    {
        // 8 x 8 cells of 8 pixels: row 1, column 2 has its centre at (20, 12).
        Assert.Equal(1, Pointing.Hit(PeakAt(1, 2, side: 8), 8, 8, Box));
        Assert.Equal(0, Pointing.Hit(PeakAt(2, 1, side: 8), 8, 8, Box));
    }

    [Fact]
    public void A_cell_that_only_overlaps_the_box_is_a_miss() =>
        // 4 x 4 cells of 16 pixels: row 0, column 1 spans (16-31, 0-15) and overlaps, but its centre is (24, 8), in the box;
        // row 1, column 1 overlaps too, with its centre at (24, 24), below the box.
        Assert.Equal((1, 0), (Pointing.Hit(PeakAt(0, 1, side: 4), 4, 4, Box), Pointing.Hit(PeakAt(1, 1, side: 4), 4, 4, Box)));

    [Fact]
    public void Uniform_attention_scores_the_share_of_cells_in_the_box()
    {
        var uniform = Enumerable.Repeat(1 / 64f, 64).ToArray();

        // Cell centres 4, 12, 20, 28 ...: only column 20 and row 12 fall within 16-26 and 8-18.
        Assert.Equal(1 / 64.0, Pointing.Hit(uniform, 8, 8, Box));
    }

    [Fact]
    public void Attention_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Pointing.Hit(new float[48], 7, 7, Box));

        Assert.Contains("7 x 7 = 49 attention weights, got 48", error.Message);
    }

    [Fact]
    public void Truth_and_pointing_are_shares_over_all_captions_and_nouns()
    {
        var scene = new Scene(
            0, [new(Shape.Ring, Colour.Red, Size.Small, Box), new(Shape.Square, Colour.Blue, Size.Small, new Box(48, 48, 11, 11))]);
        var scores = new SceneScores();
        float[] ring = PeakAt(1, 2, side: 8), square = PeakAt(6, 6, side: 8);

        scores.Add(scene, ["a", "red", "ring"], [square, square, ring], 8, 8); // true, hit
        scores.Add(scene, ["a", "blue", "square", "and", "a", "ring"], [ring, ring, ring, ring, ring, ring], 8, 8); // true, miss and hit
        scores.Add(scene, ["a", "green", "ring"], [ring, ring, ring], 8, 8); // false, names nothing
        scores.Add(scene, ["ring", "ring"]); // no sentence, no attention

        Assert.Equal(2 / 4.0, scores.Truth);
        Assert.Equal(2 / 4.0, scores.Pointing);
    }

    [Fact]
    public void Every_box_holds_a_cell_centre_of_an_8_by_8_grid()
    {
        var generator = new SceneGenerator(seed: 1);
        var boxes = Enumerable.Range(0, 300).SelectMany(i => generator.Make(Split.Test, i).Objects).Select(thing => thing.Box);

        Assert.All(boxes, box => Assert.True(Pointing.Hit(new float[64], 8, 8, box) > 0));
    }

    private static float[] PeakAt(int row, int column, int side)
    {
        var weights = Enumerable.Repeat(0.1f, side * side).ToArray();
        weights[row * side + column] = 0.5f;
        return weights;
    }
}
