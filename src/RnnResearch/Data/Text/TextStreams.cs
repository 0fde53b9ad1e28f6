using static TorchSharp.torch;

namespace RnnResearch.Data.Text;

/// <summary>
/// A text as B parallel streams, read in chunks of T steps, as torch-rnn and PyTorch's word_language_model do. Stream b of the next
/// chunk goes on where stream b of this one ended, so the state is carried over; gradients end at the border (truncated backpropagation
/// through time).
/// <code>
/// tokens     t h e _ c a t _ s a t _ o n _ m          16 tokens, B = 3 streams of L = 5 inputs, T = 2
///
///            chunk 0   chunk 1   chunk 2
/// stream 0   t h     | e _     | c                    inputs;  targets are one further: h e | _ c | a
/// stream 1   a t     | _ s     | a
/// stream 2   t _     | o n     | _
///               state →   state →
/// </code>
/// The last chunk may be shorter; fewer than B tokens at the very end are in no stream.
/// </summary>
public sealed class TextStreams
{
    private readonly Tensor tokens; // [N], the text's own
    private readonly long length;   // L

    /// <param name="text">the tokens</param>
    /// <param name="streams">B; the text must have more tokens than that</param>
    /// <param name="steps">T</param>
    public TextStreams(EncodedText text, int streams, int steps)
    {
        (tokens, Streams, Steps) = (text.Tokens, streams, steps);
        length = (tokens.size(0) - 1) / streams;
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(text));
    }

    /// <summary>B.</summary>
    public int Streams { get; }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>Chunks in one pass over the text.</summary>
    public long Chunks => (length + Steps - 1) / Steps;

    /// <summary>Targets in one pass.</summary>
    public long Targets => length * Streams;

    /// <summary>Inputs and targets of a chunk, int64 [T, B] each (the last chunk [≤ T, B]), on a device.</summary>
    public (Tensor inputs, Tensor targets) Chunk(long chunk, Device device)
    {
        var first = chunk * Steps;
        var steps = Math.Min(Steps, length - first);
        // [≤ T + 1, B]: of the targets all but the last are inputs too
        var read = tokens.as_strided([steps + 1, Streams], [1, length], tokens.storage_offset() + first)
            .to(ScalarType.Int64, device)
            .contiguous();
        return (read.narrow(0, 0, steps), read.narrow(0, 1, steps));
    }
}
