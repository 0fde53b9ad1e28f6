namespace RnnResearch.Data.Video;

/// <summary>
/// The twenty joints of a first-generation Kinect, in the order of MSR Action3D's files. The joints' mean places over the set say which is
/// which: the hip centre has both hips at its height beside it, the shoulder centre stands 0.45 m above it, and the head above that.
/// </summary>
public static class Skeleton
{
    public const int Joints = 20;

    /// <summary>The place of the hip centre, from which the others are measured.</summary>
    public const int HipCentre = 6;

    /// <summary>The place of the shoulder centre; from it to the hip centre is the length of the torso.</summary>
    public const int ShoulderCentre = 2;

    /// <summary>The place of the head.</summary>
    public const int Head = 19;

    /// <summary>Joints of the left side, each with that of the right side.</summary>
    public static IReadOnlyList<(int One, int Other)> Pairs { get; } =
        [(0, 1), (4, 5), (7, 8), (9, 10), (11, 12), (13, 14), (15, 16), (17, 18)];

    /// <summary>Joints that a bone joins.</summary>
    public static IReadOnlyList<(int From, int To)> Bones { get; } =
    [
        (Head, ShoulderCentre), (2, 3), (3, 6), (2, 0), (2, 1), (6, 4), (6, 5),
        (0, 7), (7, 9), (9, 11), (1, 8), (8, 10), (10, 12), // arms
        (4, 13), (13, 15), (15, 17), (5, 14), (14, 16), (16, 18), // legs
    ];
}
