using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnResearch.Data.Video;

/// <summary>
/// MSR Action3D (Li, Zhang and Liu 2010): 20 actions of 10 people as skeletons. The usual cross-subject protocol (Wang et al. 2012)
/// takes 557
/// of its sequences; people 1, 3, 5, 7 and 9 are trained on, one of them held out for validation, and the others are the test split.
/// </summary>
public static partial class MsrAction3d
{
    /// <summary>Its name in the catalogue.</summary>
    public const string Name = "msr-action3d";

    /// <summary>The list of the protocol's sequences.</summary>
    public const string List = "files_used_in_cvpr12_paper.txt";

    /// <summary>The folder of the sequences.</summary>
    public const string Folder = "skeletons";

    /// <summary>What follows a sequence's name in the name of its file.</summary>
    public const string Suffix = "_skeleton3D.txt";

    private const int Columns = 4; // x y z, and how sure the tracker was

    /// <summary>The actions in the order of their numbers.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        "high arm wave", "horizontal arm wave", "hammer", "hand catch", "forward punch", "high throw", "draw x", "draw tick",
        "draw circle", "hand clap", "two hand wave", "side boxing", "bend", "forward kick", "side kick", "jogging", "tennis swing",
        "tennis serve", "golf swing", "pickup and throw",
    ];

    /// <summary>Reads the set from its folder.</summary>
    /// <param name="folder">where it was unpacked</param>
    /// <param name="validationSubject">the person held out of 1, 3, 5, 7 and 9</param>
    /// <exception cref="DataException">It is not there or not whole.</exception>
    public static VideoSet Open(string folder, int validationSubject)
    {
        var list = Path.Combine(folder, List);
        if (!File.Exists(list))
            throw new DataException($"{list}: missing. Fetch the set with: make data NAME={Name}");
        var clips = File.ReadLines(list).Where(line => line.Length > 0)
            .Select(name => (Split: SplitOf(name, list, validationSubject), Clip: Read(folder, name)))
            .ToLookup(read => read.Split, read => read.Clip);
        string[] withoutSide = ["hand clap", "two hand wave", "bend", "jogging"];
        return new VideoSet(Name, FrameKind.Joints, Actions, clips)
        {
            WithoutSide = Actions.Index().Where(action => withoutSide.Contains(action.Item)).Select(action => action.Index).ToHashSet(),
        };
    }

    private static Split SplitOf(string name, string list, int validationSubject)
    {
        if (!Named().IsMatch(name))
            throw new DataException($"{list}: expected names like a01_s01_e01, found \"{name}\". Delete {list} and fetch the set again.");
        var subject = int.Parse(name.AsSpan(5, 2), CultureInfo.InvariantCulture);
        return subject % 2 == 0 ? Split.Test : subject == validationSubject ? Split.Validation : Split.Train;
    }

    /// <summary>The number of the action, of the person and of the repetition.</summary>
    [GeneratedRegex("^a(0[1-9]|1[0-9]|20)_s[0-9]{2}_e[0-9]{2}$")]
    private static partial Regex Named();

    private static VideoClip Read(string folder, string name)
    {
        var path = Path.Combine(folder, Folder, name + Suffix);
        if (!File.Exists(path))
            throw new DataException($"{path}: missing. Delete {folder} and fetch the set again.");
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines.Length % Skeleton.Joints != 0)
            throw new DataException($"{path}: {lines.Length} lines, expected {Skeleton.Joints} for each frame");
        var frames = Tracked([.. lines.Index().Select(line => Joint(path, line.Index, line.Item)).Chunk(Skeleton.Joints)]);
        if (frames.Count == 0)
            throw new DataException($"{path}: no frame has a tracked skeleton");
        var action = int.Parse(name.AsSpan(1, 2), CultureInfo.InvariantCulture) - 1;
        return new VideoClip(name, action, frames.Count, [.. frames.SelectMany(frame => frame).SelectMany(joint => joint)]);
    }

    private static float[] Joint(string path, int line, string text)
    {
        var numbers = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joint = new float[Columns - 1];
        for (var i = 0; i < joint.Length; i++)
            if (numbers.Length != Columns || !float.TryParse(numbers[i], NumberStyles.Float, CultureInfo.InvariantCulture, out joint[i]))
                throw new DataException($"{path}:{line + 1}: expected x y z and a confidence, found \"{text}\"");
        return joint;
    }

    /// <summary>
    /// Where the tracker lost the skeleton, all its numbers are 0. Such a frame repeats the one before it, which is known by then; those
    /// before the first tracked one are left out.
    /// </summary>
    private static List<float[][]> Tracked(IReadOnlyList<float[][]> frames)
    {
        var tracked = new List<float[][]>();
        foreach (var frame in frames.SkipWhile(IsLost)) tracked.Add(IsLost(frame) ? tracked[^1] : frame);
        return tracked;
    }

    private static bool IsLost(float[][] frame) => frame.All(joint => joint.All(number => number == 0));
}
