using RnnResearch.Decoding;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused;

namespace RnnResearch.Models;

/// <summary>
/// A language model reading one text on the processor: weights laid out once, no operator of torch and no allocation for a token.
/// </summary>
/// <param name="stack">of one sequence; becomes the reader's to dispose, as the output layer does</param>
/// <param name="output">the output layer</param>
internal sealed unsafe class FusedReader(FusedStack stack, FusedOutput output) : ITokenReader
{
    private readonly NativeArray<float> scores = new(output.Vocabulary);

    public ReadOnlySpan<float> Read(long token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, output.Vocabulary);
        stack.Tokens[0] = token;
        stack.Run();
        output.Score(stack.Hidden, scores.Data);
        return new ReadOnlySpan<float>(scores.Data, output.Vocabulary);
    }

    public void Dispose()
    {
        stack.Dispose();
        output.Dispose();
        scores.Dispose();
    }
}
