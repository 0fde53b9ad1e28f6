using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneCaptionsTests
{
    private static readonly SceneGenerator Generator = new(seed: 1);

    public static TheoryData<Split> Splits => [.. Enum.GetValues<Split>()];

    [Theory]
    [MemberData(nameof(Splits))]
    public void Every_caption_is_true_and_every_noun_names_its_object(Split split)
    {
        foreach (var (scene, caption) in Captions(split, 500))
        {
            var words = CaptionTokenizer.Tokenize(caption);
            var check = SceneCaptionChecker.Check(scene, words);
            Assert.True(check.Parsed && check.True, caption);
            Assert.All(check.Named, named =>
            {
                var shape = scene.Objects[named.ObjectIndex!.Value].Shape;
                Assert.Equal(words[named.WordIndex], shape.ToString().ToLowerInvariant());
            });
            Assert.Equal(words.Count(IsNoun), check.Named.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void A_scene_has_five_different_captions(Split split) => Assert.All(Enumerable.Range(0, 500), index =>
        Assert.Equal(SceneCaptions.PerScene, Generator.Describe(Generator.Make(split, index), split, index).Distinct().Count()));

    [Fact]
    public void The_vocabulary_has_30_to_60_words_and_covers_every_split()
    {
        var vocabulary = Vocabulary.Build(Captions(Split.Train, 1000).Select(c => CaptionTokenizer.Tokenize(c.Caption)), minCount: 1);

        Assert.InRange(vocabulary.Count, 30, 60);
        foreach (var (_, caption) in Enum.GetValues<Split>().SelectMany(split => Captions(split, 300)))
            Assert.DoesNotContain(Vocabulary.Unknown, vocabulary.Encode(CaptionTokenizer.Tokenize(caption)));
    }

    [Fact]
    public void Relations_are_the_largest_kind_and_every_kind_is_common()
    {
        var captions = Captions(Split.Train, 1000).Select(c => c.Caption).ToList();
        double Share(Func<string, bool> kind) => captions.Count(kind) / (double)captions.Count;
        string[] places = [" at the ", " on the ", " in the "];
        string[] relations = [" left of ", " right of ", " above ", " below ", " under "];

        Assert.InRange(Share(c => relations.Any(c.Contains)), 0.35, 0.5);
        Assert.InRange(Share(c => places.Any(c.Contains)), 0.15, 0.25);
        Assert.InRange(Share(c => c.Contains(" and ")), 0.15, 0.3);
        Assert.InRange(Share(c => c.Split(' ').Count(w => w is "small" or "large") < c.Split(' ').Count(IsNoun)), 0.3, 0.7);
    }

    [Fact]
    public void A_clear_relation_or_place_always_holds()
    {
        foreach (var scene in Enumerable.Range(0, 500).Select(index => Generator.Make(Split.Train, index)))
        {
            Box one = scene.Objects[0].Box, other = scene.Objects[1].Box;
            var clearRelations = Enum.GetValues<Relation>().Where(relation => SceneGeometry.HoldsClearly(relation, one, other));
            Assert.All(clearRelations, relation => Assert.True(SceneGeometry.Holds(relation, one, other)));
            var clearPlaces = Enum.GetValues<Place>().Where(place => SceneGeometry.HoldsClearly(place, one));
            Assert.All(clearPlaces, place => Assert.True(SceneGeometry.Holds(place, one)));
        }
    }

    private static bool IsNoun(string word) => word is "circle" or "square" or "triangle" or "cross" or "ring";

    private static IEnumerable<(Scene Scene, string Caption)> Captions(Split split, int scenes) =>
        from index in Enumerable.Range(0, scenes)
        let scene = Generator.Make(split, index)
        from caption in Generator.Describe(scene, split, index)
        select (scene, caption);
}
