using static TorchSharp.torch;

namespace RnnResearch.Data.Video;

/// <summary>Clips side by side, zeros where they have ended.</summary>
/// <param name="Frames">[T, B, I]</param>
/// <param name="Actions">int64 [B]</param>
/// <param name="Lengths">B, frames of each clip</param>
public sealed record VideoBatch(Tensor Frames, Tensor Actions, IReadOnlyList<int> Lengths)
{
    /// <summary>Frames of all clips.</summary>
    public long FrameCount => Lengths.Sum(length => (long)length);

    /// <summary>The same on a device.</summary>
    public VideoBatch On(Device device) => new(Frames.to(device), Actions.to(device), Lengths);

    /// <summary>What each frame counts, (t/T)^late with t from 1, and 0 behind a clip's end: [T, B].</summary>
    public Tensor Weights(double late)
    {
        var (steps, count) = (Lengths.Max(), Lengths.Count);
        var weights = new float[steps * count];
        for (var b = 0; b < count; b++)
            for (var t = 0; t < Lengths[b]; t++)
                weights[(t * count) + b] = (float)Math.Pow((t + 1.0) / Lengths[b], late);
        return tensor(weights, steps, count);
    }

    /// <summary>Puts the features of clips, T · I each, side by side.</summary>
    public static VideoBatch Of(IReadOnlyList<VideoClip> clips, IReadOnlyList<float[]> features)
    {
        var (steps, count) = (clips.Max(clip => clip.Length), clips.Count);
        var inputs = features[0].Length / clips[0].Length;
        var frames = new float[steps * count * inputs];
        for (var b = 0; b < count; b++)
            for (var t = 0; t < clips[b].Length; t++)
                features[b].AsSpan(t * inputs, inputs).CopyTo(frames.AsSpan(((t * count) + b) * inputs));
        return new VideoBatch(
            tensor(frames, steps, count, inputs),
            tensor(clips.Select(clip => (long)clip.Action).ToArray()),
            [.. clips.Select(clip => clip.Length)]);
    }
}
