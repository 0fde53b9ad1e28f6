using RnnResearch.Data;
using RnnResearch.Metrics;
using RnnResearch.Tests.Data;

namespace RnnResearch.Tests.Metrics;

/// <summary>
/// Do the metrics prefer the captions that people prefer? Three experts judged 5,822 pairs of a Flickr8k photograph
/// and a caption written for some photograph, from 1 (unrelated) to 4 (describes it) (Hodosh et al. 2013).
/// </summary>
public class MetricsHumanJudgementTests
{
    private const string Judgements = "flickr8k/ExpertAnnotations.txt";
    private const string Captions = "flickr8k/Flickr8k.token.txt";

    [NeedsDataFact(Judgements, Captions)]
    public void Metrics_rank_captions_much_as_people_do()
    {
        var captions = ReadCaptions();
        // A caption judged against its own photograph is one of the references: nothing to learn from.
        var judged = ReadJudgements().Where(j => !j.Caption.StartsWith(j.Image, StringComparison.Ordinal)).ToList();
        var references = judged.Select(j => j.Image).Distinct().ToDictionary(image => image, image => References(captions, image));
        var cider = new CiderD([.. references.Values]);
        var people = judged.Select(j => j.Score).ToArray();

        double CorrelationOf(Func<string[], IReadOnlyList<string[]>, double> metric) =>
            Spearman(people, [.. judged.Select(j => metric(captions[j.Caption], references[j.Image]))]);

        var byCider = CorrelationOf(cider.Score);
        var byRouge = CorrelationOf(RougeL.Score);
        var byBleu = CorrelationOf((c, r) => Bleu.Corpus([c], [r])[0]);
        // Lower bounds a little below the figures of docs/metrics.md. CIDEr was made to agree with people better than BLEU and ROUGE do.
        Assert.True(byBleu > 0.4, $"BLEU-1: {byBleu:F3}");
        Assert.True(byRouge > 0.4, $"ROUGE-L: {byRouge:F3}");
        Assert.True(byCider > 0.55, $"CIDEr-D: {byCider:F3}");
        Assert.True(byCider > Math.Max(byBleu, byRouge), $"CIDEr-D: {byCider:F3}, BLEU-1: {byBleu:F3}, ROUGE-L: {byRouge:F3}");
    }

    private static IReadOnlyList<string[]> References(Dictionary<string, string[]> captions, string image) =>
        [.. Enumerable.Range(0, 5).Select(k => captions[$"{image}#{k}"])];

    private static Dictionary<string, string[]> ReadCaptions() => Lines(Captions)
        .ToDictionary(fields => fields[0], fields => CaptionTokenizer.Tokenize(fields[1]));

    private static IEnumerable<(string Image, string Caption, double Score)> ReadJudgements() => Lines(Judgements)
        .Select(fields => (fields[0], fields[1], fields.Skip(2).Average(score => double.Parse(score))));

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(NeedsDataFactAttribute.Find(file)!).Select(line => line.Split('\t'));

    /// <summary>Pearson's correlation of the ranks, equal values sharing their mean rank.</summary>
    private static double Spearman(double[] one, double[] other)
    {
        double[] x = Ranks(one), y = Ranks(other);
        double meanX = x.Average(), meanY = y.Average();
        var covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return covariance / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var below = 0;
        foreach (var ties in values.Select((value, i) => (value, i)).GroupBy(v => v.value).OrderBy(g => g.Key))
        {
            var count = ties.Count();
            foreach (var (_, i) in ties)
                ranks[i] = below + (count + 1) / 2.0;
            below += count;
        }
        return ranks;
    }
}
