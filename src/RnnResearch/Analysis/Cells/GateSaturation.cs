namespace RnnResearch.Analysis.Cells;

/// <summary>
/// How often a gate is nearly shut and nearly open (Karpathy, Johnson and Fei-Fei 2016, arXiv:1506.02078, figure 3), of each cell of a
/// layer the share of the time.
/// </summary>
/// <param name="Layer">from 0</param>
/// <param name="Gate">its letter</param>
/// <param name="Left">below <see cref="Shut"/>, left-saturated: [H]</param>
/// <param name="Right">above <see cref="Open"/>, right-saturated: [H]</param>
public sealed record GateSaturation(int Layer, string Gate, double[] Left, double[] Right)
{
    public const double Shut = 0.1;
    public const double Open = 0.9;
}
