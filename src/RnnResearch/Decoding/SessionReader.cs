using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>Reads with a session of one row; which becomes the reader's to dispose.</summary>
public sealed class SessionReader(IDecodingSession session) : ITokenReader
{
    private float[] scores = [];

    public ReadOnlySpan<float> Read(long token)
    {
        using var scope = NewDisposeScope();
        scores = session.Step(tensor(new[] { token })).to(ScalarType.Float32).cpu().data<float>().ToArray();
        return scores;
    }

    public void Dispose() => session.Dispose();
}
