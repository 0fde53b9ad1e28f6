using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>
/// Writes sequences token by token, the lecture's "at test-time sample characters one at a time, feed back to
/// model": greedily, or drawn from softmax(y / temperature).
/// </summary>
public static class Sampler
{
    /// <summary>The likeliest token at every step.</summary>
    public static IReadOnlyList<Hypothesis> Greedy(IDecodingSession session, long start, long end, int maxLength) =>
        Run(session, start, end, maxLength, logp => logp.argmax(1));

    /// <summary>A token drawn at every step; below 1 a temperature makes the likely likelier, above 1 it evens out.</summary>
    public static IReadOnlyList<Hypothesis> Sample(
        IDecodingSession session, long start, long end, int maxLength, double temperature, Generator generator) =>
        temperature > 0
            ? Run(session, start, end, maxLength, logp => logp.Over(temperature).softmax(1).multinomial(1, generator: generator).squeeze(1))
            : throw new ArgumentOutOfRangeException(
                nameof(temperature), temperature, "expected a temperature above 0; for the likeliest token use Greedy");

    private static Hypothesis[] Run(IDecodingSession session, long start, long end, int maxLength, Func<Tensor, Tensor> choose)
    {
        var rows = checked((int)session.Rows);
        var drafts = Array.ConvertAll(new int[rows], _ => new Draft());
        var last = new long[rows];
        Array.Fill(last, start);
        for (var t = 0; t < maxLength && drafts.Any(draft => !draft.Finished); t++)
        {
            using var scope = NewDisposeScope();
            var logp = session.Step(tensor(last)).cpu(); // a generator draws on its own device
            if (logp.isnan().any().item<bool>()) throw new ScoresException();
            var chosen = choose(logp);
            var scores = logp.gather(1, chosen.unsqueeze(1)).to(ScalarType.Float32).data<float>().ToArray();
            last = chosen.data<long>().ToArray();
            var attention = AttentionRows.Of(session);
            for (var row = 0; row < rows; row++)
                if (!drafts[row].Finished)
                    drafts[row] = drafts[row].Extend(last[row], scores[row], attention?[row], end);
        }
        return Array.ConvertAll(drafts, draft => draft.ToHypothesis());
    }
}
