namespace RnnResearch.Metrics;

/// <summary>How often each label was taken for each.</summary>
/// <param name="labels">how many labels there are</param>
public sealed class Confusion(int labels)
{
    private readonly long[,] counts = new long[labels, labels]; // [true, said]

    /// <summary>One more.</summary>
    public void Add(int label, int said) => counts[label, said]++;

    /// <summary>The share that was said rightly; not a number where nothing was said.</summary>
    public double Accuracy => (double)All.Sum(label => counts[label, label]) / All.Sum(label => All.Sum(said => counts[label, said]));

    /// <summary>
    /// The mean of the labels' F1, each label counting alike (van Rijsbergen 1979; Sokolova and Lapalme 2009, table 3):
    /// <code>
    /// F1 = 2 right / (true + said)
    /// </code>
    /// A label that is neither there nor said has 0, as in scikit-learn.
    /// </summary>
    public double MacroF1 => All.Average(F1);

    private IEnumerable<int> All => Enumerable.Range(0, labels);

    private double F1(int label)
    {
        var both = All.Sum(other => counts[label, other] + counts[other, label]);
        return both == 0 ? 0 : 2.0 * counts[label, label] / both;
    }
}
