using System.Globalization;
using RnnResearch.Analysis.GradientFlow;

namespace RnnResearch.Experiments.Memory;

/// <summary>Curves of gradient flow in numbers: what a step multiplies a gradient by, beside Whh's largest singular values.</summary>
internal static class GradientFlowTable
{
    private static readonly int[] Distances = [1, 50, 100, 500];

    public static ResultTable Of(IReadOnlyList<FlowCurve> curves)
    {
        var distances = Distances.Where(distance => distance < curves[0].Norms.Count).ToList();
        var rows = curves.Select(curve => (IReadOnlyList<string>)
        [
            curve.When,
            $"{curve.Layer}",
            curve.State,
            string.Join(' ', curve.Sigmas.Select(sigma => Shown(sigma, "F3"))),
            curve.Factor is { } factor ? Shown(factor, "F4") : "-",
            curve.Slope is { } slope ? Shown(slope, "F4") : "-",
            .. distances.Select(distance => Shown(curve.Norms[distance], "0.0e+0")),
        ]);
        return new ResultTable(
            "gradient flow",
            [
                "training", "layer", "dL/d", "sigma(Whh)", "factor per step", "nats per step",
                .. distances.Select(distance => $"{distance} back"),
            ],
            [.. rows]);
    }

    private static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
