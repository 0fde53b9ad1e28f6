using RnnResearch.Analysis.Attention;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Analysis.Attention;

public sealed class AttentionByKindTests
{
    /// <summary>On a grid of 4 x 4 cells of 16 pixels: a ring around the centre of cell 0, a square around that of cell 15.</summary>
    private static readonly Scene Scene = new(0,
    [
        new(Shape.Ring, Colour.Red, Size.Small, new Box(2, 2, 12, 12)),
        new(Shape.Square, Colour.Blue, Size.Small, new Box(50, 50, 12, 12)),
    ]);

    [Fact]
    public void Each_kind_of_word_has_its_share_of_hits_beside_that_of_a_blind_guess()
    {
        var kinds = new AttentionByKind(gridSize: 4);
        Add(kinds, "a red ring is left of a blue square", [5, 5, 0, 5, 15, 5, 5, 0, 15]);
        Add(kinds, "a green ring", [5, 0, 0]); // not there: misses

        Assert.Equal(
            [
                (SceneWordKind.Shape, 3, 2 / 3.0), (SceneWordKind.Colour, 3, 0), (SceneWordKind.Relation, 1, 1),
                (SceneWordKind.Other, 5, (double?)null),
            ],
            kinds.Kinds.Select(kind => (kind.Kind, kind.Words, kind.Pointing)));
        Assert.Equal([2 / 48.0, 2 / 48.0, 2 / 16.0, null], kinds.Kinds.Select(kind => kind.Blind));
        Assert.All(kinds.Kinds, kind => Assert.Equal(0, kind.Entropy));
    }

    private static void Add(AttentionByKind kinds, string caption, int[] peaks)
    {
        var words = caption.Split(' ');
        foreach (var (word, peak) in SceneWords.Read(Scene, words).Zip(peaks))
            kinds.Add(Scene, word, [.. Enumerable.Range(0, 16).Select(cell => cell == peak ? 1f : 0)]);
    }
}
