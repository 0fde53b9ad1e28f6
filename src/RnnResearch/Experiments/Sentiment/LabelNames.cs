using System.Text.Json;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>The names of the labels, which travel inside the checkpoints of a run.</summary>
internal static class LabelNames
{
    public const string FileName = "labels.json";

    private const int Fewest = 2;

    /// <summary>What a checkpoint keeps of them: a list of strings.</summary>
    public static byte[] File(IReadOnlyList<string> labels) => JsonSerializer.SerializeToUtf8Bytes(labels);

    /// <exception cref="CheckpointException">The checkpoint has no such file, or it is damaged.</exception>
    public static IReadOnlyList<string> Of(Checkpoint trained)
    {
        if (!trained.Attachments.TryGetValue(FileName, out var file))
            throw new CheckpointException($"step {trained.Step}: the checkpoint has no {FileName}, so it is not a classifier's");
        try
        {
            if (JsonSerializer.Deserialize<List<string?>>(file) is { Count: >= Fewest } labels && !labels.Contains(null)) return labels!;
        }
        catch (JsonException error)
        {
            throw new CheckpointException($"step {trained.Step}: {FileName} is damaged: {error.Message}");
        }
        throw new CheckpointException($"step {trained.Step}: {FileName} is damaged: expected a list of two names or more");
    }
}
