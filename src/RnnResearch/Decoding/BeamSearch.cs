using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>
/// Keeps the K likeliest beginnings of each sequence instead of one. All beams of all sequences run in one
/// batch; a beam that ends leaves its place to the next likeliest, and a sequence is done when K beams have
/// ended. When none ends within the length limit, the best unfinished one is the answer.
/// </summary>
public static class BeamSearch
{
    /// <summary>The best sequence of each row of <paramref name="session"/>, which must hold one row per sequence.</summary>
    /// <exception cref="ScoresException">The scores are not numbers.</exception>
    public static IReadOnlyList<Hypothesis> Run(IDecodingSession session, long start, long end, DecodeConfig config) =>
        Array.ConvertAll(Search(session, start, end, config), beams => beams.Ranked().First().ToHypothesis());

    /// <summary>For each row all sequences that beams came to, at most K of them and the best first.</summary>
    /// <exception cref="ScoresException">The scores are not numbers.</exception>
    public static IReadOnlyList<IReadOnlyList<Hypothesis>> RunAll(IDecodingSession session, long start, long end, DecodeConfig config) =>
        Array.ConvertAll(Search(session, start, end, config), beams => beams.Ranked().Select(draft => draft.ToHypothesis()).ToArray());

    private static Beams[] Search(IDecodingSession session, long start, long end, DecodeConfig config)
    {
        var beams = Array.ConvertAll(new int[checked((int)session.Rows)], _ => new Beams(config.Beam, config.LengthAlpha));
        for (var t = 0; t < config.MaxLength && beams.Any(beam => beam.Live.Count > 0); t++)
        {
            using var scope = NewDisposeScope();
            var live = beams.SelectMany(beam => beam.Live).ToArray();
            var last = Array.ConvertAll(live, draft => t == 0 ? start : draft.Token);
            var logp = session.Step(tensor(last));                                         // [R, V]
            var width = (int)Math.Min(config.Beam, logp.size(1));                          // no beam gives more than K of the K best
            var (values, tokens) = logp.topk(width, dim: 1);
            var best = ScoresException.Refuse(values.to(ScalarType.Float32).cpu().data<float>().ToArray()); // NaN is on top
            var candidates = (best, tokens.cpu().data<long>().ToArray());
            var attention = AttentionRows.Of(session);
            var keep = new List<long>();
            for (int sequence = 0, row = 0; sequence < beams.Length; sequence++)
            {
                var first = row;
                row += beams[sequence].Live.Count;
                keep.AddRange(beams[sequence].Advance(candidates, width, first, attention, end));
            }
            if (keep.Count > 0) session.Select(keep);
        }
        return beams;
    }
}
