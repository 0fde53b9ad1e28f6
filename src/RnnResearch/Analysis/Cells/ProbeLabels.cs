using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Analysis.Cells;

/// <summary>
/// A property at some positions, as what the ranks r of a cell are multiplied with, the mean rank being 0. Both scores are such products:
/// <code>
/// yes/no    AUC - 1/2 = y · r / (n1 n0)            y is 1 inside, n1 positions, and 0 outside, n0 (Mann and Whitney 1947)
/// number    Spearman's rho = s · r / (|s| |r|)     s being the ranks of the numbers (equal ones share theirs)
/// </code>
/// So the scores of all cells, for labels as they are and labels shifted in time, are one product of two matrices.
/// </summary>
internal sealed class ProbeLabels
{
    private readonly PropertyKind kind;

    /// <param name="kind">of the property</param>
    /// <param name="values">its values, not all the same</param>
    public ProbeLabels(PropertyKind kind, ReadOnlySpan<float> values)
    {
        this.kind = kind;
        Vector = kind == PropertyKind.YesNo ? values.ToArray() : Ranks.Centred(values);
        double ones = kind == PropertyKind.YesNo ? Vector.Sum() : 0;
        Scale = 1 / (kind == PropertyKind.YesNo ? ones * (Vector.Length - ones) : Norm(Vector));
    }

    /// <summary>What ranks are multiplied with.</summary>
    public float[] Vector { get; }

    /// <summary>What the product is multiplied with; of a number it is to be divided by the norm of the cell's ranks besides.</summary>
    public double Scale { get; }

    /// <summary>Whether the product is divided by the norm of the cell's ranks.</summary>
    public bool DividesByNorm => kind == PropertyKind.Number;

    /// <summary>AUC less 1/2, or rho, of one cell.</summary>
    /// <param name="ranks">the cell's, centred</param>
    public double Product(float[] ranks)
    {
        var product = 0.0;
        for (var n = 0; n < ranks.Length; n++) product += (double)ranks[n] * Vector[n];
        var norm = DividesByNorm ? Norm(ranks) : 1;
        return norm > 0 ? product * Scale / norm : 0; // a cell that never changes tracks nothing
    }

    /// <summary>The score that a product stands for, the cell's sign being part of it: AUC, or rho.</summary>
    public double Score(double product) => kind == PropertyKind.YesNo ? 0.5 + product : product;

    private static double Norm(float[] vector) => Math.Sqrt(vector.Sum(x => (double)x * x));
}
