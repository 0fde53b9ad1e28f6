using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Data.Memory;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Memory;

/// <summary>Accuracy by the length of sequences and by the place of an answer, on sequences that neither training nor scores see.</summary>
/// <param name="config">the experiment's, which wants it</param>
/// <param name="sequences">of its problem</param>
internal sealed class LengthMeasurement(MemoryConfig config, MemorySequences sequences)
{
    private readonly ByLengthConfig wanted = config.ByLength!;

    private MemoryDataConfig Data => config.Data;

    /// <summary>The lengths that are measured: from the shortest of training to one it never had.</summary>
    private IEnumerable<int> Lengths
    {
        get
        {
            for (var length = Data.Lengths[0]; length <= wanted.Longest; length += wanted.Every) yield return length;
        }
    }

    /// <summary>
    /// The curves, and as scores the mean accuracy over the lengths left out, <c>accuracy_left_out</c>, and over those longer than any of
    /// training, <c>accuracy_longer</c>, where there are such.
    /// </summary>
    public (IReadOnlyList<ResultCurve> Curves, IReadOnlyDictionary<string, double> Scores) Measure(
        MemoryModel model, CancellationToken interrupt)
    {
        var accuracy = new Dictionary<int, double>();
        foreach (var length in Lengths)
        {
            interrupt.ThrowIfCancellationRequested();
            accuracy[length] = Of(model, length, batch => Share(model.Count(batch)));
        }
        var scores = new Dictionary<string, double>();
        void Score(string name, Func<int, bool> belongs)
        {
            if (accuracy.Where(entry => belongs(entry.Key)).Select(entry => entry.Value).ToList() is { Count: > 0 } some)
                scores[name] = some.Average();
        }
        Score("accuracy_left_out", length => length < Data.Length && !Data.Lengths.Contains(length));
        Score("accuracy_longer", length => length > Data.Length);
        var byLength = new ResultCurve(
            $"Accuracy by length, trained on {Data.Lengths[0]} to {Data.Length}", "length", "accuracy", "",
            [.. accuracy.Select(entry => new[] { entry.Key, entry.Value })]);
        return ([byLength, .. ByPlace(model)], scores);
    }

    private IEnumerable<ResultCurve> ByPlace(MemoryModel model) => model is TokenModel tokens
        ? new[] { Data.Length, wanted.Longest }.Distinct().Select(length => Of(model, length, batch => new ResultCurve(
            "Accuracy by the place of an answer", "place", "accuracy",
            length > Data.Length ? $"{length} long, never trained" : $"{length} long",
            [.. tokens.Right(batch).to(ScalarType.Float64).mean([1L]).cpu().data<double>().ToArray()
                .Select((share, place) => new[] { place + 1, share })])))
        : [];

    private static double Share((long Right, long Answers) counted) => (double)counted.Right / counted.Answers;

    private T Of<T>(MemoryModel model, int length, Func<MemoryBatch, T> measure)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        return measure(sequences.Further(length, wanted.Sequences).On(model.Device));
    }
}
