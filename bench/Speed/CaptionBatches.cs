using RnnResearch.Models;
using static TorchSharp.torch;

namespace Speed;

/// <summary>Batches with the shapes of Flickr8k: the same captions as in bench/peers/captioner.py, and random features.</summary>
internal static class CaptionBatches
{
    internal const int Count = 4;
    internal const int Vocabulary = 2539;
    internal const int Channels = 1280;
    internal const int Images = 16;
    internal const int CaptionsPerImage = 5;
    internal const int Places = 49;
    private const int FirstWord = 4;

    // How many of a hundred captions have so many words, as among Flickr8k's training captions.
    private static readonly (int Words, int Count)[] Lengths =
    [
        (4, 2), (5, 2), (6, 7), (7, 8), (8, 10), (9, 11), (10, 11), (11, 10), (12, 10),
        (13, 7), (14, 7), (15, 4), (16, 3), (17, 3), (18, 1), (19, 2), (21, 1), (23, 1),
    ];

    internal static PackedSequences Captions(int number)
    {
        int[] sizes = [.. Lengths.SelectMany(length => Enumerable.Repeat(length.Words, length.Count))];
        var captions = Enumerable.Range(0, Images * CaptionsPerImage);
        return PackedSequences.Pack(
            [.. captions.Select(caption => (caption / CaptionsPerImage, Words(caption, sizes, number)))],
            RnnResearch.Data.Vocabulary.Start,
            RnnResearch.Data.Vocabulary.End);
    }

    /// <summary>All batches, each with features of its own.</summary>
    internal static (PackedSequences Captions, Tensor Features)[] All() =>
        [.. Enumerable.Range(0, Count).Select(number => (Captions(number), Features()))];

    private static Tensor Features() => randn(Images, Places, Channels).relu_();

    // 37 has no factor in common with 100: every caption gets another length of the list.
    private static IReadOnlyList<long> Words(int caption, int[] sizes, int number)
    {
        var size = sizes[((caption * 37) + number) % 100];
        return [.. Enumerable.Range(0, size).Select(t => FirstWord + (((caption * 131L) + (t * 17) + number) % (Vocabulary - FirstWord)))];
    }
}
