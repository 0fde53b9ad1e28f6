namespace RnnResearch.Analysis.GradientFlow;

/// <summary>How large the gradient of the last step's loss is at the states before it.</summary>
/// <param name="When"><see cref="Before"/> or <see cref="After"/></param>
/// <param name="Layer">of the stack, the lowest being 1</param>
/// <param name="State"><c>h</c> or <c>c</c></param>
/// <param name="Sigmas">the largest singular value of each H by H block of Whh, in the order of the cell's weights</param>
/// <param name="Norms">‖dL/dh_t‖ at the distances T - t = 0, 1, 2 ... T, the last being the state before the first step</param>
public sealed record FlowCurve(string When, int Layer, string State, IReadOnlyList<double> Sigmas, IReadOnlyList<double> Norms)
{
    /// <summary>Measured before training.</summary>
    public const string Before = "before";

    /// <summary>Measured with the trained weights.</summary>
    public const string After = "after";

    /// <summary>
    /// The slope of ln norm over the distance, in nats per step, by least squares over all distances from 1 on at which there is a
    /// gradient; null where those are fewer than two.
    /// </summary>
    public double? Slope
    {
        get
        {
            var points = Norms.Index().Skip(1).Where(point => point.Item > 0 && double.IsFinite(point.Item))
                .Select(point => (X: (double)point.Index, Y: Math.Log(point.Item))).ToList();
            if (points.Count < 2) return null;
            var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
            return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
        }
    }

    /// <summary>What a step back multiplies the gradient by, exp(<see cref="Slope"/>): the slide's sigma.</summary>
    public double? Factor => Slope is { } slope ? Math.Exp(slope) : null;
}
