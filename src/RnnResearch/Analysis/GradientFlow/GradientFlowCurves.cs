namespace RnnResearch.Analysis.GradientFlow;

/// <summary>A run's curves as a page draws them.</summary>
/// <param name="Name">what the run is called</param>
/// <param name="Curves">a few hundred points each</param>
public sealed record GradientFlowCurves(string Name, IReadOnlyList<GradientFlowCurve> Curves)
{
    /// <summary>Those of a run, from its <c>samples/</c>; null where nothing was measured.</summary>
    /// <param name="name">what the run is called</param>
    /// <param name="samplesFolder">where its <c>gradient-flow.csv</c> would be</param>
    /// <exception cref="InvalidDataException">The file is not one of these.</exception>
    public static GradientFlowCurves? Read(string name, string samplesFolder)
    {
        var curves = FlowFile.Read(samplesFolder);
        return curves.Count == 0 ? null : new GradientFlowCurves(name, [.. curves.Select(GradientFlowCurve.Of)]);
    }
}
