using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Data.Memory;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Memory;

/// <summary>Measures the gradient flow of a memory model, always on the same sequences, which neither training nor scores see.</summary>
/// <param name="config">the experiment's, which wants it</param>
/// <param name="sequences">of its problem</param>
internal sealed class GradientFlowMeasurement(MemoryConfig config, MemorySequences sequences)
{
    private readonly GradientFlowConfig flow = config.GradientFlow!;

    /// <summary>The curves of a model as it is: by the slow cells, in double precision, on the processor.</summary>
    public IReadOnlyList<FlowCurve> Measure(string when, MemoryModel model)
    {
        using var scope = NewDisposeScope();
        using var twin = TwinInDouble.Of(model, config);
        var length = IMemoryProblem.LengthOf(config.Data.Problem, flow.Steps);
        var batch = sequences.Further(length, flow.Sequences);
        return FlowMeter.Measure(when, twin.Recurrence, twin.Vectors(batch.Inputs), h => twin.LastLoss(h, batch.Targets));
    }

    /// <summary>
    /// The scores of curves: <c>h_factor_before</c>, <c>c_factor_after</c> and so on, what a step back multiplies the gradient by in the
    /// highest layer.
    /// </summary>
    public IEnumerable<(string Name, double Value)> Scores(IEnumerable<FlowCurve> curves) => curves
        .Where(curve => curve.Layer == config.Model.Layers && curve.Factor is not null)
        .Select(curve => ($"{curve.State}_factor_{curve.When}", curve.Factor!.Value));
}
