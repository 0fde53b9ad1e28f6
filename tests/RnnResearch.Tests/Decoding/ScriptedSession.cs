using RnnResearch.Decoding;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Decoding;

/// <summary>
/// A "model" whose next-token distribution is a function of what a row has written so far, so that a search can be checked against all
/// sequences; and where it looks, if it looks, is another.
/// </summary>
internal sealed class ScriptedSession(
    int rows, Func<IReadOnlyList<long>, double[]> probabilities, Func<IReadOnlyList<long>, float[]>? looks = null) : IDecodingSession
{
    private List<long>[] written = [.. Enumerable.Range(0, rows).Select(_ => new List<long>())];

    public long Rows => written.Length;

    public Tensor? Attention { get; private set; }

    public Tensor Step(Tensor tokens)
    {
        var fed = tokens.data<long>().ToArray();
        for (var row = 0; row < written.Length; row++) written[row].Add(fed[row]);
        if (looks is not null) Attention = Table(looks);
        return Table(row => [.. probabilities(row).Select(p => (float)Math.Log(p))]);
    }

    public void Select(IReadOnlyList<long> rows) => written = [.. rows.Select(row => new List<long>(written[row]))];

    public void Dispose()
    {
    }

    private Tensor Table(Func<IReadOnlyList<long>, float[]> rowOf)
    {
        var flat = written.SelectMany(rowOf).ToArray();
        return tensor(flat, [written.Length, flat.Length / written.Length]);
    }
}
