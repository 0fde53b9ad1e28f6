namespace RnnResearch.Analysis.GradientFlow;

/// <summary>One curve as a page draws it.</summary>
/// <param name="When"><c>before</c> training or <c>after</c></param>
/// <param name="Layer">of the stack, the lowest being 1</param>
/// <param name="State"><c>h</c> or <c>c</c></param>
/// <param name="Sigma">the largest singular value of Whh, where that is a single matrix; null where a cell has several</param>
/// <param name="Points">distance and norm, where there is a gradient</param>
public sealed record GradientFlowCurve(string When, int Layer, string State, double? Sigma, IReadOnlyList<double[]> Points)
{
    private const int MostPoints = 250;

    /// <summary>A measured curve, every n-th point of it and its last.</summary>
    public static GradientFlowCurve Of(FlowCurve curve)
    {
        var points = curve.Norms.Select((norm, distance) => new[] { distance, norm })
            .Where(point => point[1] > 0 && double.IsFinite(point[1])).ToList();
        var every = ((points.Count - 2) / (MostPoints - 1)) + 1;
        var kept = points.Where((_, index) => index % every == 0 || index == points.Count - 1);
        return new(curve.When, curve.Layer, curve.State, curve.Sigmas is [var sigma] ? sigma : null, [.. kept]);
    }
}
