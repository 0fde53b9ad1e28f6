using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Video;
using RnnResearch.Models.Video;

namespace RnnResearch.Experiments.Video;

/// <summary>A network that says at every frame of a clip which action it shows.</summary>
public sealed record VideoConfig : ExperimentConfig
{
    /// <summary>The clips.</summary>
    public VideoDataConfig Data { get; init; } = new();

    /// <summary>The network.</summary>
    public VideoModelConfig Model { get; init; } = new() { Layers = 1 };

    /// <summary>How much more later frames count in training: frame t of T counts (t/T) to this power; 0 counts all alike.</summary>
    [Between(0, 10)]
    public double LateFrames { get; init; }

    /// <summary>Test clips drawn as strips of film.</summary>
    [Between(0, 100)]
    [MayChange]
    [AfterTraining]
    public int Strips { get; init; } = 8;

    protected override IReadOnlyList<string> Metrics => ["loss", "accuracy", "frame_accuracy"];

    protected override IEnumerable<ConfigProblem> CheckTask()
    {
        if (Model.Convolutions.Count > 0 && Data.Name != "shapes")
            yield return new ConfigProblem("model.convolutions", $"they are for pixels, and {Data.Name} has none; leave this empty");
    }
}
