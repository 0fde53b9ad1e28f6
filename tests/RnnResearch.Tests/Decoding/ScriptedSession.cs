using RnnResearch.Decoding;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

/// <summary>A "model" whose next-token distribution is a function of what a row has written so far, so that a search can be checked against all sequences.</summary>
internal sealed class ScriptedSession(int rows, Func<IReadOnlyList<long>, double[]> probabilities) : IDecodingSession
{
    private List<long>[] written = [.. Enumerable.Range(0, rows).Select(_ => new List<long>())];

    public long Rows => written.Length;

    public Tensor? Attention => null;

    public Tensor Step(Tensor tokens)
    {
        var fed = tokens.data<long>().ToArray();
        for (var row = 0; row < written.Length; row++) written[row].Add(fed[row]);
        var flat = written.SelectMany(row => probabilities(row).Select(p => (float)Math.Log(p))).ToArray();
        return tensor(flat, [written.Length, flat.Length / written.Length]);
    }

    public void Select(IReadOnlyList<long> rows) => written = [.. rows.Select(row => new List<long>(written[row]))];

    public void Dispose()
    {
    }
}
