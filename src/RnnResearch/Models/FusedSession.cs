using RnnResearch.Decoding;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A language model writing texts side by side on the processor: weights laid out once, and of a step nothing new but what it returns.
/// </summary>
/// <param name="stack">a row for each text; becomes the session's to dispose, as the output layer does</param>
/// <param name="output">the output layer</param>
internal sealed unsafe class FusedSession(FusedStack stack, FusedOutput output) : IDecodingSession
{
    public long Rows => stack.Rows;

    public Tensor? Attention => null;

    /// <exception cref="ArgumentException">There is not one token for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is outside the vocabulary.</exception>
    public Tensor Step(Tensor tokens)
    {
        Take(tokens);
        stack.Run();
        var logp = empty(Rows, output.Vocabulary, dtype: ScalarType.Float32);
        if (Rows > 0) output.LogProbabilities(stack.Hidden, TensorMemory.Of<float>(logp), stack.Rows);
        return logp;
    }

    public void Select(IReadOnlyList<long> rows) => stack.Select(rows);

    public void Dispose()
    {
        stack.Dispose();
        output.Dispose();
    }

    private void Take(Tensor tokens)
    {
        if (tokens.dim() != 1 || tokens.size(0) != Rows)
            throw new ArgumentException(
                $"tokens have shape [{string.Join(", ", tokens.shape)}], expected [{Rows}]: one for each row", nameof(tokens));
        using var scope = NewDisposeScope();
        new ReadOnlySpan<long>(TensorMemory.Of<long>(tokens.to(ScalarType.Int64).cpu().contiguous()), stack.Rows).CopyTo(stack.Tokens);
        foreach (var token in stack.Tokens)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(token, nameof(tokens));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, output.Vocabulary, nameof(tokens));
        }
    }
}
