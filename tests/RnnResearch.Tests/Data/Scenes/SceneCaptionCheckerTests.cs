using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneCaptionCheckerTests
{
    /// <summary>A small red circle in the upper left, a large blue square right of it, a small red ring low in the middle.</summary>
    private static readonly Scene Scene = new(0,
    [
        new(Shape.Circle, Colour.Red, Size.Small, new Box(5, 10, 11, 11)),
        new(Shape.Square, Colour.Blue, Size.Large, new Box(40, 6, 21, 21)),
        new(Shape.Ring, Colour.Red, Size.Small, new Box(27, 48, 12, 12)),
    ]);

    [Theory]
    [InlineData("a small red circle is left of a large blue square")]
    [InlineData("a red circle to the left of a blue square")]
    [InlineData("a blue square with a red circle to the left of it")]
    [InlineData("there is a blue square right of a small circle")]
    [InlineData("a ring is under a circle")]
    [InlineData("there is a large square above a red ring")]
    [InlineData("the picture shows a ring and a large square")]
    [InlineData("there is a small red circle in the top left corner")]
    [InlineData("a large blue square is on the right side of the picture")]
    [InlineData("a red ring at the bottom of the picture")]
    [InlineData("there is a small ring")]
    [InlineData("a blue square")]
    public void True_captions_are_true(string caption) => Assert.True(Check(caption).True);

    [Theory]
    [InlineData("a small green circle is left of a large blue square")] // no green
    [InlineData("a small red triangle is left of a large blue square")] // no triangle
    [InlineData("a large red circle is left of a large blue square")] // wrong size
    [InlineData("a small red circle is right of a large blue square")] // wrong way
    [InlineData("a large blue square is left of a small red circle")] // wrong order
    [InlineData("a red circle with a blue square to the left of it")]
    [InlineData("a blue square is under a red circle")] // level with each other
    [InlineData("a red circle and a red circle")] // two things, one circle
    [InlineData("a blue square is left of a blue square")]
    [InlineData("there is a red ring at the top of the picture")]
    [InlineData("a red circle is in the middle of the picture")]
    public void False_captions_are_false_but_understood(string caption)
    {
        Assert.True(Check(caption).Parsed);
        Assert.False(Check(caption).True);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a red")]
    [InlineData("red circle")]
    [InlineData("there is")]
    [InlineData("a red circle is")]
    [InlineData("a red circle is a blue square")]
    [InlineData("a red circle left a blue square")]
    [InlineData("a red circle to the above a blue square")]
    [InlineData("a red circle left of at the top of the picture")]
    [InlineData("a red circle to the at the top of the picture")]
    [InlineData("a red small circle")] // size comes first
    [InlineData("a red red circle")]
    [InlineData("a red circle and a blue square and a red ring")]
    [InlineData("a red circle in the top corner")]
    [InlineData("a blue square with a red circle to the left of")]
    [InlineData("the picture shows a red circle at the top of the picture")]
    [InlineData("a red circle is left of a blue square a")]
    [InlineData("a 0 circle")]
    [InlineData("a Red circle")]
    [InlineData("a <unk> circle")]
    public void What_is_no_sentence_is_not_true(string caption)
    {
        Assert.False(Check(caption).Parsed);
        Assert.False(Check(caption).True);
    }

    [Fact]
    public void Nouns_of_a_true_caption_stand_for_the_objects_that_make_it_true()
    {
        Assert.Equal([new(2, 1), new(7, 2)], Check("a blue square with a small red ring below it").Named);
    }

    [Fact]
    public void Of_two_objects_that_fit_the_one_that_makes_the_caption_true_is_meant()
    {
        var scene = new Scene(0, [.. Scene.Objects, new(Shape.Circle, Colour.Green, Size.Small, new Box(28, 27, 11, 11))]);

        Assert.Equal([new(1, 3), new(5, 1)], SceneCaptionChecker.Check(scene, Words("a circle is below a square")).Named);
    }

    [Fact]
    public void Nouns_of_a_false_caption_stand_for_what_fits_their_adjectives()
    {
        Assert.Equal([new(3, 0), new(10, null)], Check("a small red circle is left of a large green square").Named);
        Assert.Equal([new(2, 0), new(8, 1)], Check("a red circle is right of a blue square").Named);
        Assert.Equal([new(2, 0), new(6, null)], Check("a red circle and a red circle").Named);
    }

    [Fact]
    public void Nouns_of_nonsense_are_found_too() =>
        Assert.Equal([new(1, 1), new(4, null), new(7, 2)], Check("blue square of green ring a red ring").Named);

    [Fact]
    public void Generated_captions_turn_false_when_a_colour_or_shape_is_swapped_for_an_absent_one()
    {
        foreach (var (scene, words) in Generated())
        {
            var colour = Enum.GetValues<Colour>().First(c => scene.Objects.All(o => o.Colour != c)).ToString().ToLowerInvariant();
            var wrong = words.ToArray();
            wrong[Array.FindIndex(wrong, w => Enum.TryParse<Colour>(w, ignoreCase: true, out _))] = colour;
            AssertFalse(scene, wrong);

            var shape = Enum.GetValues<Shape>().First(s => scene.Objects.All(o => o.Shape != s)).ToString().ToLowerInvariant();
            wrong = words.ToArray();
            wrong[Array.FindIndex(wrong, w => Enum.TryParse<Shape>(w, ignoreCase: true, out _))] = shape;
            AssertFalse(scene, wrong);
        }
    }

    [Fact]
    public void Generated_captions_turn_false_when_their_size_relation_or_place_is_reversed()
    {
        (string, string)[] opposites = [("left", "right"), ("above", "below"), ("under", "above"), ("top", "bottom"), ("small", "large")];
        foreach (var (scene, words) in Generated())
        {
            foreach (var (one, other) in opposites)
            {
                var wrong = words.Select(w => w == one ? other : w == other ? one : w).ToArray();
                if (!wrong.SequenceEqual(words))
                    AssertFalse(scene, wrong);
            }
        }
    }

    private static void AssertFalse(Scene scene, string[] words)
    {
        var check = SceneCaptionChecker.Check(scene, words);
        Assert.True(check.Parsed && !check.True, string.Join(' ', words));
    }

    // A colour or shape that no object has exists in every scene: there are six and five, and at most four objects.
    private static IEnumerable<(Scene, string[])> Generated()
    {
        var generator = new SceneGenerator(seed: 5);
        return from index in Enumerable.Range(0, 200)
               let scene = generator.Make(Split.Test, index)
               from caption in generator.Describe(scene, Split.Test, index)
               select (scene, CaptionTokenizer.Tokenize(caption));
    }

    private static CaptionCheck Check(string caption) => SceneCaptionChecker.Check(Scene, Words(caption));

    private static string[] Words(string caption) => caption.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
