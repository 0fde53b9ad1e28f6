using RnnResearch.Data;
using RnnResearch.Models;

namespace Speed;

/// <summary>Batches with the lengths of Multi30k, sentences of about the same length together, and made-up words.</summary>
internal static class TranslationBatches
{
    internal const int Pairs = 64;
    internal const int SourceWords = 8000;
    internal const int TargetWords = 6000;
    private const int FirstWord = 4;

    // Words of the shortest source of each batch.
    private static readonly int[] Shortest = [8, 11, 13, 18];

    internal static (SequenceBatch Sources, PackedSequences Targets)[] All() =>
        [.. Shortest.Select((length, number) => (Sources(length, number), Targets(length, number)))];

    private static SequenceBatch Sources(int shortest, int number) => SequenceBatch.Of(
        [.. Enumerable.Range(0, Pairs).Select(pair => Words(shortest + (pair / 32), pair, number, SourceWords))]);

    private static PackedSequences Targets(int shortest, int number) => PackedSequences.Pack(
        [.. Enumerable.Range(0, Pairs).Select(pair => (pair, Words(shortest - 2 + (pair * 37 % 6), pair, number, TargetWords)))],
        Vocabulary.Start,
        Vocabulary.End);

    private static IReadOnlyList<long> Words(int length, int pair, int number, int vocabulary) =>
        [.. Enumerable.Range(0, length).Select(t => FirstWord + (((pair * 131L) + (t * 17) + number) % (vocabulary - FirstWord)))];
}
