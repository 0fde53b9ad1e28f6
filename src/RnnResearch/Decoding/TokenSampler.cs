using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>
/// The lecture's "at test-time sample characters one at a time, feed back to model", without end: the caller takes as many as it wants.
/// </summary>
public static class TokenSampler
{
    /// <param name="reader">it reads <paramref name="prompt"/> first</param>
    /// <param name="prompt">at least one token; it is not given back</param>
    /// <param name="choice">how the next token is chosen</param>
    /// <param name="generator">what is drawn from</param>
    public static IEnumerable<long> Write(ITokenReader reader, IReadOnlyList<long> prompt, TokenChoice choice, Generator generator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prompt.Count, nameof(prompt));
        var chooser = new TokenChooser(choice, generator);
        foreach (var token in prompt.SkipLast(1)) reader.Read(token);
        for (var last = prompt[^1]; ;)
        {
            last = chooser.Choose(reader.Read(last));
            yield return last;
        }
    }
}
