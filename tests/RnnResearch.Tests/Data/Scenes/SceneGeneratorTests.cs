using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneGeneratorTests
{
    private static readonly SceneGenerator Generator = new(seed: 1);

    public static TheoryData<Split> Splits => [.. Enum.GetValues<Split>()];

    [Fact]
    public void The_random_stream_is_splitmix64()
    {
        // First outputs of the published algorithm (Vigna's splitmix64.c) from state 1234567.
        var random = new CounterRandom(1234567);

        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
    }

    [Fact]
    public void A_scene_is_the_same_on_every_machine_and_in_every_release()
    {
        var scene = Generator.Make(Split.Train, 2);

        var objects = scene.Objects.Select(o => $"{o.Size} {o.Colour} {o.Shape} {o.Box.X},{o.Box.Y},{o.Box.Width}");
        Assert.Equal(ThirdScene, string.Join("; ", objects));
        Assert.Equal(ItsCaption, Generator.Describe(scene, Split.Train, 2)[0]);
        Assert.Equal(ItsPixels, Checksum(SceneRenderer.Render(scene)));
    }

    [Fact]
    public void A_scene_depends_on_seed_split_and_index_alone()
    {
        var again = new SceneGenerator(seed: 1);
        again.Make(Split.Novel, 3);

        Assert.Equal(Generator.Make(Split.Test, 7).Objects, again.Make(Split.Test, 7).Objects);
        Assert.NotEqual(Generator.Make(Split.Test, 7).Objects, new SceneGenerator(seed: 2).Make(Split.Test, 7).Objects);
        Assert.NotEqual(Generator.Make(Split.Test, 7).Objects, Generator.Make(Split.Train, 7).Objects);
        Assert.NotEqual(Generator.Make(Split.Test, 7).Objects, Generator.Make(Split.Test, 8).Objects);
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void Objects_are_two_to_four_apart_from_each_other_and_inside_the_picture(Split split)
    {
        foreach (var scene in Scenes(split))
        {
            Assert.InRange(scene.Objects.Count, 2, 4);
            foreach (var (thing, i) in scene.Objects.Select((thing, i) => (thing, i)))
            {
                Assert.InRange(thing.Box.X, SceneGenerator.Margin, Scene.Side - SceneGenerator.Margin - thing.Box.Width);
                Assert.InRange(thing.Box.Y, SceneGenerator.Margin, Scene.Side - SceneGenerator.Margin - thing.Box.Height);
                Assert.All(scene.Objects.Skip(i + 1), other => Assert.True(thing.Box.GapTo(other.Box) >= SceneGenerator.MinGap));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void Small_and_large_never_meet_in_size(Split split) => Assert.All(Scenes(split).SelectMany(scene => scene.Objects), thing =>
    {
        Assert.Equal(thing.Box.Width, thing.Box.Height);
        var (least, most) = thing.Size == Size.Small ? (11, 13) : (19, 23);
        Assert.InRange(thing.Box.Width, least, most);
    });

    [Theory]
    [MemberData(nameof(Splits))]
    public void Colour_and_shape_name_one_object_of_a_scene(Split split) => Assert.All(Scenes(split), scene =>
        Assert.Equal(scene.Objects.Count, Combinations(scene).Distinct().Count()));

    [Fact]
    public void Novel_combinations_are_in_every_novel_scene_and_in_no_other()
    {
        Assert.All(Scenes(Split.Novel), scene => Assert.NotEmpty(Combinations(scene).Intersect(Combination.Novel)));
        foreach (var split in Enum.GetValues<Split>().Where(split => split != Split.Novel))
            Assert.All(Scenes(split), scene => Assert.Empty(Combinations(scene).Intersect(Combination.Novel)));
    }

    [Fact]
    public void Training_shows_every_other_combination_and_so_every_colour_and_shape()
    {
        var seen = Scenes(Split.Train).SelectMany(Combinations).ToHashSet();

        Assert.Equal(25, seen.Count);
        Assert.Equal(Enum.GetValues<Colour>().Length, seen.Select(c => c.Colour).Distinct().Count());
        Assert.Equal(Enum.GetValues<Shape>().Length, seen.Select(c => c.Shape).Distinct().Count());
    }

    private const string ThirdScene =
        "Large Green Square 6,25,20; Small Purple Square 9,4,12; Small Yellow Cross 44,21,12; Large Cyan Square 38,38,22";
    private const string ItsCaption = "there is a large green square and a large cyan square";
    private const ulong ItsPixels = 17469479184022000222;

    private static IEnumerable<Scene> Scenes(Split split) => Enumerable.Range(0, 500).Select(index => Generator.Make(split, index));

    private static IEnumerable<Combination> Combinations(Scene scene) => scene.Objects.Select(o => new Combination(o.Colour, o.Shape));

    // FNV-1a, 64 bits.
    private static ulong Checksum(byte[] bytes) => bytes.Aggregate(14695981039346656037UL, (sum, b) => (sum ^ b) * 1099511628211UL);
}
