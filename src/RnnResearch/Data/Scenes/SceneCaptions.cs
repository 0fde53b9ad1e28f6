namespace RnnResearch.Data.Scenes;

/// <summary>
/// Writes captions of a scene: what there is, two things together, where a thing is in the picture, and where it is
/// as seen from another. Only what is clearly so is said (<see cref="SceneGeometry"/>); sizes are sometimes left out.
/// </summary>
public static class SceneCaptions
{
    /// <summary>How many captions a scene has.</summary>
    public const int PerScene = 5;

    private const int SizeLeftOutPercent = 35;

    /// <summary>Five different captions of the scene. A clear pair or place is missing in few scenes; they get more of the rest.</summary>
    public static IReadOnlyList<string> Write(Scene scene, CounterRandom random)
    {
        var captions = new List<string>();
        while (captions.Count < PerScene)
        {
            var caption = WriteOne(scene, random);
            if (caption is not null && !captions.Contains(caption))
                captions.Add(caption);
        }
        return captions;
    }

    // Nearly half of all captions relate two objects: that is what a captioner has to look twice for.
    private static string? WriteOne(Scene scene, CounterRandom random) => random.Below(20) switch
    {
        < 9 => Relate(scene, random),
        < 13 => Locate(scene, random),
        < 17 => Join(scene, random),
        _ => State(scene, random),
    };

    private static string State(Scene scene, CounterRandom random)
    {
        var thing = Name(random.Pick(scene.Objects), random);
        return random.Pick([$"there is {thing}", $"the picture shows {thing}"]);
    }

    private static string Join(Scene scene, CounterRandom random)
    {
        var (one, other) = random.Pick(Pairs(scene));
        var pair = $"{Name(one, random)} and {Name(other, random)}";
        return random.Pick([pair, $"there is {pair}", $"the picture shows {pair}"]);
    }

    private static string? Locate(Scene scene, CounterRandom random)
    {
        var clear = (from thing in scene.Objects
                     from place in Enum.GetValues<Place>()
                     where SceneGeometry.HoldsClearly(place, thing.Box)
                     select (thing, place)).ToList();
        if (clear.Count == 0)
            return null;
        var (located, at) = random.Pick(clear);
        var (name, where) = (Name(located, random), Words(at));
        return random.Pick([$"{name} is {where}", $"there is {name} {where}", $"{name} {where}"]);
    }

    private static string? Relate(Scene scene, CounterRandom random)
    {
        var clear = (from pair in Pairs(scene)
                     from relation in Enum.GetValues<Relation>()
                     where SceneGeometry.HoldsClearly(relation, pair.One.Box, pair.Other.Box)
                     select (pair.One, relation, pair.Other)).ToList();
        if (clear.Count == 0)
            return null;
        var (one, seen, other) = random.Pick(clear);
        var (first, where, second) = (Name(one, random), random.Pick(Words(seen)), Name(other, random));
        return random.Below(8) switch
        {
            < 4 => $"{first} is {where} {second}",
            < 6 => $"there is {first} {where} {second}",
            < 7 => $"{first} {where} {second}",
            _ => $"{second} with {first} {where} it",
        };
    }

    private static List<(SceneObject One, SceneObject Other)> Pairs(Scene scene) =>
        [.. from one in scene.Objects from other in scene.Objects where one != other select (one, other)];

    private static string Name(SceneObject thing, CounterRandom random)
    {
        var size = random.Chance(SizeLeftOutPercent) ? "" : Word(thing.Size) + " ";
        return $"a {size}{Word(thing.Colour)} {Word(thing.Shape)}";
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string[] Words(Relation relation) => relation switch
    {
        Relation.LeftOf => ["left of", "to the left of"],
        Relation.RightOf => ["right of", "to the right of"],
        Relation.Above => ["above"],
        Relation.Below => ["below", "under"],
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "No words for this relation."),
    };

    private static string Words(Place place) => place switch
    {
        Place.Top => "at the top of the picture",
        Place.Bottom => "at the bottom of the picture",
        Place.LeftSide => "on the left side of the picture",
        Place.RightSide => "on the right side of the picture",
        Place.Middle => "in the middle of the picture",
        Place.TopLeftCorner => "in the top left corner",
        Place.TopRightCorner => "in the top right corner",
        Place.BottomLeftCorner => "in the bottom left corner",
        Place.BottomRightCorner => "in the bottom right corner",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "No words for this place."),
    };
}
