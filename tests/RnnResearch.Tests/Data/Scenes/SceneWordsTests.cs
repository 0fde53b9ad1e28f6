using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

/// <summary>What each word of a caption is about, and what is wrong with a caption that is not true.</summary>
public sealed class SceneWordsTests
{
    private static readonly Scene Scene = new(0,
    [
        new(Shape.Circle, Colour.Red, Size.Small, new Box(5, 10, 11, 11)),
        new(Shape.Square, Colour.Blue, Size.Large, new Box(40, 6, 21, 21)),
    ]);

    [Theory]
    [InlineData("a small red circle is to the left of a blue square", "- size0 colour0 shape0 - - - relation01 - - colour1 shape1")]
    [InlineData("a blue square with a circle left of it", "- colour1 shape1 - - shape0 relation10 - -")]
    [InlineData("there is a circle above a large square", "- - - shape0 relation01 - size1 shape1")] // false, but of the grammar
    [InlineData("a circle is in the top left corner", "- shape0 - - - place0 place0 -")]
    [InlineData("the picture shows a green circle", "- - - - colour shape")] // about nothing that is there
    [InlineData("circle left left of a square", "shape0 - - - - shape1")] // no sentence: nobody knows what is left of what
    public void A_word_is_about_what_it_names_describes_places_or_relates(string caption, string about) =>
        Assert.Equal(about, string.Join(' ', SceneWords.Read(Scene, caption.Split(' ')).Select(Shown)));

    [Theory]
    [InlineData("a red circle left of a square", CaptionFault.None)]
    [InlineData("a circle a square", CaptionFault.Ungrammatical)]
    [InlineData("a blue circle", CaptionFault.MissingObject)]
    [InlineData("a red circle above a green ring", CaptionFault.MissingObject)]
    [InlineData("a large red circle right of a square", CaptionFault.WrongSize)]
    [InlineData("a circle and a red circle", CaptionFault.SameObjectTwice)]
    [InlineData("a circle at the bottom of the picture", CaptionFault.WrongPlace)]
    [InlineData("a red circle is above a square", CaptionFault.WrongRelation)]
    public void A_fault_is_found(string caption, CaptionFault fault) =>
        Assert.Equal(fault, CaptionFaults.Find(Scene, caption.Split(' ')));

    private static string Shown(SceneWord word) =>
        word.Kind == SceneWordKind.Other ? "-" : $"{word.Kind.ToString().ToLowerInvariant()}{string.Concat(word.Objects)}";
}
