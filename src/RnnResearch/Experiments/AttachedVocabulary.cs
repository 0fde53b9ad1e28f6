using System.Text;
using RnnResearch.Data;
using RnnResearch.Encodings;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>A vocabulary of words that travels inside the checkpoints of a run.</summary>
internal static class AttachedVocabulary
{
    /// <summary>The file of a task that has one vocabulary.</summary>
    public const string FileName = "vocabulary.json";

    /// <summary>What a checkpoint keeps of it.</summary>
    public static byte[] File(Vocabulary vocabulary) => Encoding.UTF8.GetBytes(vocabulary.ToJson());

    /// <exception cref="CheckpointException">The checkpoint has no such file.</exception>
    /// <exception cref="DataException">The file is damaged.</exception>
    public static Vocabulary Of(Checkpoint trained, string fileName = FileName) =>
        trained.Attachments.TryGetValue(fileName, out var json)
            ? Vocabulary.FromJson(StrictUtf8.Decode(json, "The checkpoint's vocabulary"))
            : throw new CheckpointException($"step {trained.Step}: the checkpoint has no {fileName}, which its words stand in");
}
