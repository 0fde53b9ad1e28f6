namespace RnnResearch.Data.Scenes;

/// <summary>
/// Invents scenes: two to four objects, each a different combination of colour and shape, of random size and place,
/// none touching another. Every scene is made from its own random stream, in any order and at any time.
/// </summary>
public sealed class SceneGenerator
{
    /// <summary>Free pixels between any two objects, at least.</summary>
    public const int MinGap = 3;

    /// <summary>Free pixels between an object and the edge of the picture, at least.</summary>
    public const int Margin = 2;

    private const int TriesPerObject = 60;
    private readonly ulong seed;

    public SceneGenerator(int seed) => this.seed = (ulong)(long)seed;

    /// <summary>Scene <paramref name="index"/> of a split: always the same one for the same seed.</summary>
    public Scene Make(Split split, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var random = Stream(split, index, Purpose.Objects);
        var combinations = DrawCombinations(random, split, count: random.Between(2, 4));
        var sizes = combinations.Select(_ => random.Chance(50) ? Size.Large : Size.Small).ToList();
        var boxes = Place(random, sizes);
        var objects = combinations.Select((kind, i) => new SceneObject(kind.Shape, kind.Colour, sizes[i], boxes[i])).ToList();
        return new Scene(KeyOf(split, index, Purpose.Paint), objects);
    }

    /// <summary>The five captions of scene <paramref name="index"/> of a split.</summary>
    public IReadOnlyList<string> Describe(Scene scene, Split split, int index) =>
        SceneCaptions.Write(scene, Stream(split, index, Purpose.Words));

    private static List<Combination> DrawCombinations(CounterRandom random, Split split, int count)
    {
        var chosen = new List<Combination>();
        if (split == Split.Novel)
            chosen.Add(random.Pick(Combination.Novel));
        var pool = split == Split.Novel ? Combination.All : Combination.Seen;
        while (chosen.Count < count)
        {
            var candidate = random.Pick(pool);
            if (!chosen.Contains(candidate))
                chosen.Add(candidate);
        }
        // Otherwise the novel object would always be the first one, which has the most room.
        random.Shuffle(chosen);
        return chosen;
    }

    private static List<Box> Place(CounterRandom random, List<Size> sizes)
    {
        var boxes = new List<Box>();
        var tries = 0;
        while (boxes.Count < sizes.Count)
        {
            // Three large objects can leave no room for the fourth: then all of them are placed anew.
            if (++tries % TriesPerObject == 0)
                boxes.Clear();
            var box = DrawBox(random, sizes[boxes.Count]);
            if (boxes.TrueForAll(other => other.GapTo(box) >= MinGap))
                boxes.Add(box);
        }
        return boxes;
    }

    private static Box DrawBox(CounterRandom random, Size size)
    {
        var side = size == Size.Large ? random.Between(19, 23) : random.Between(11, 13);
        var furthest = Scene.Side - Margin - side;
        return new Box(random.Between(Margin, furthest), random.Between(Margin, furthest), side, side);
    }

    private CounterRandom Stream(Split split, int index, Purpose purpose) => new(KeyOf(split, index, purpose));

    private ulong KeyOf(Split split, int index, Purpose purpose) =>
        CounterRandom.KeyOf(seed, (ulong)split, (ulong)index, (ulong)purpose);

    private enum Purpose
    {
        Objects,
        Words,
        Paint,
    }
}
