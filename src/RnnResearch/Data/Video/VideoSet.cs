using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RnnResearch.Data.Video;

/// <summary>Clips of some actions, in splits.</summary>
public sealed class VideoSet
{
    private readonly Dictionary<Split, IReadOnlyList<VideoClip>> clips;

    /// <param name="name">what messages call it</param>
    /// <param name="kind">what the numbers of a frame are</param>
    /// <param name="actions">the names of the actions, in the order of the scores</param>
    /// <param name="clips">the clips of each split, all with frames of one size</param>
    /// <exception cref="DataException">A split is empty, or there is nothing to tell apart.</exception>
    public VideoSet(string name, FrameKind kind, IReadOnlyList<string> actions, ILookup<Split, VideoClip> clips)
    {
        (Name, Kind, Actions) = (name, kind, actions);
        this.clips = clips.ToDictionary(split => split.Key, split => (IReadOnlyList<VideoClip>)[.. split]);
        foreach (var split in new[] { Split.Train, Split.Validation, Split.Test })
            if (Of(split).Count == 0)
                throw new DataException($"{name}: no clip is in the split {split.Name()}, expected at least one");
        if (actions.Count < 2)
            throw new DataException($"{name}: there is one action, {actions[0]}; expected two or more to tell apart");
        FrameSize = Of(Split.Train)[0].FrameSize;
    }

    public string Name { get; }

    public FrameKind Kind { get; }

    /// <summary>The names of the actions, C of them.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>F, numbers of a frame.</summary>
    public int FrameSize { get; }

    /// <summary>Actions that look the same in a mirror: none is done with one hand or foot alone.</summary>
    public IReadOnlySet<int> WithoutSide { get; init; } = new HashSet<int>();

    /// <summary>The clips of a split; none where it has no such split.</summary>
    public IReadOnlyList<VideoClip> Of(Split split) => clips.GetValueOrDefault(split, []);

    /// <summary>SHA-256 of all clips with their actions and splits.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', Actions)));
        foreach (var (split, some) in clips.OrderBy(entry => entry.Key))
            foreach (var clip in some)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"\n{split.Name()} {clip.Name} {clip.Action} {clip.Length} "));
                hash.AppendData(MemoryMarshal.AsBytes(clip.Numbers.AsSpan()));
            }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
