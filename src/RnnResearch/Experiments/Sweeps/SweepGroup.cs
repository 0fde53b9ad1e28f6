using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Sweeps;

/// <summary>The finished runs of one combination, which differ in the seed alone.</summary>
/// <param name="Point">The combination.</param>
/// <param name="Finished">What each of them reached.</param>
internal sealed record SweepGroup(SweepPoint Point, IReadOnlyList<RunSummary> Finished)
{
    /// <summary>The runs that ended because their numbers were none any more; in no mean.</summary>
    public IReadOnlyList<RunSummary> Diverged { get; init; } = [];

    /// <summary>The step at which they did.</summary>
    public Statistic? DivergedAt => Statistic.Of([.. Diverged.Select(run => (double)run.DivergedAt!.Value)]);

    /// <summary>Trained numbers; they differ between seeds only where the data do.</summary>
    public Statistic? Parameters => Statistic.Of([.. Finished.Select(run => run.Parameters).OfType<long>().Select(count => (double)count)]);

    /// <summary>Training time; of a run that has taken over the training of another, that one's.</summary>
    public Statistic? Seconds => Statistic.Of([.. Finished.Select(run => run.Seconds)]);

    /// <summary>A metric of a split, over the runs that have it; null where none has.</summary>
    public Statistic? this[Split split, string metric] =>
        Statistic.Of([.. Finished.Select(run => ScoresOf(run, split))
            .Where(scores => scores.ContainsKey(metric))
            .Select(scores => scores[metric])]);

    /// <summary>The metrics of a split in the order in which the runs have them.</summary>
    public IEnumerable<string> MetricsOf(Split split) => Finished.SelectMany(run => ScoresOf(run, split).Keys);

    private static IReadOnlyDictionary<string, double> ScoresOf(RunSummary run, Split split) => split switch
    {
        Split.Validation => run.Validation,
        Split.Test => run.Test,
        Split.Novel => run.Novel,
        _ => null,
    } ?? new Dictionary<string, double>();
}
