using System.Text.Json;
using RnnResearch.Metrics;

namespace RnnResearch.Tests.Metrics;

/// <summary>The metrics against reference/metrics.py, an implementation of its own.</summary>
public class MetricsReferenceTests
{
    private const double Rounding = 1e-10;
    private readonly JsonElement reference;
    private readonly string[][] candidates;
    private readonly string[][][] references;

    public MetricsReferenceTests()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "reference", "metrics.json");
        reference = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));
        candidates = [.. Captions.Select(c => c.GetProperty("candidate").Deserialize<string[]>()!)];
        references = [.. Captions.Select(c => c.GetProperty("references").Deserialize<string[][]>()!)];
    }

    private IEnumerable<JsonElement> Captions => reference.GetProperty("captions").EnumerateArray();

    [Fact]
    public void Corpus_scores_equal_those_of_the_second_implementation()
    {
        var scores = CaptionScores.Compute(candidates, references).ByName();

        var expected = reference.GetProperty("corpus").Deserialize<Dictionary<string, double>>()!;
        Assert.Equal(expected.Keys.Order(), scores.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, scores[pair.Key], Rounding));
    }

    [Fact]
    public void Scores_of_single_captions_equal_those_of_the_second_implementation()
    {
        var cider = new CiderD(references);
        foreach (var (expected, i) in Captions.Select((caption, i) => (caption, i)))
        {
            var bleu = Bleu.Corpus([candidates[i]], [references[i]]);
            var expectedBleu = expected.GetProperty("bleu").Deserialize<double[]>()!;
            for (var n = 0; n < Bleu.MaxOrder; n++)
                Assert.Equal(expectedBleu[n], bleu[n], Rounding);
            Assert.Equal(expected.GetProperty("rouge_l").GetDouble(), RougeL.Score(candidates[i], references[i]), Rounding);
            Assert.Equal(expected.GetProperty("cider").GetDouble(), cider.Score(candidates[i], references[i]), Rounding);
        }
    }
}
