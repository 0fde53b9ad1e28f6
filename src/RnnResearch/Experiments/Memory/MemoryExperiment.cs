using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Data;
using RnnResearch.Data.Memory;
using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Experiments.Memory;

/// <summary>A memory configuration brought to life: a problem, a network, and what is measured of its gradients.</summary>
internal sealed class MemoryExperiment : IExperiment
{
    private readonly MemoryTask task;
    private readonly GradientFlowMeasurement? flow;
    private readonly LengthMeasurement? byLength;
    private readonly InfluenceMeasurement? influence;
    private readonly Action<string> log;
    private IReadOnlyList<FlowCurve> before = [];
    private IReadOnlyList<FlowCurve> after = [];

    public MemoryExperiment(MemoryConfig config, ExperimentStart start)
    {
        log = start.Log;
        var device = ComputeDevice.Of(config.Device);
        FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, device);
        var problem = IMemoryProblem.Of(config.Data.Problem, config.Data.Length);
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(config.Model, problem.Inputs, problem.Outputs),
            "make model.hidden or model.layers smaller");
        var model = MemoryModel.Of(problem, config.Model);
        model.to(device);
        if (start.Trained is { } trained) ModelState.Restore(model, trained.Model);
        task = new MemoryTask(config, model);
        flow = config.GradientFlow is null ? null : new GradientFlowMeasurement(config, task.Sequences);
        byLength = config.ByLength is null ? null : new LengthMeasurement(config, task.Sequences);
        influence = config.Influence is null ? null : new InfluenceMeasurement(config, task.Sequences);
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<Split> ReportedSplits => [Split.Test];

    public IReadOnlyList<ResultTable> Tables => Curves is { Count: > 0 } curves ? [GradientFlowTable.Of(curves)] : [];

    private IReadOnlyList<FlowCurve> Curves => [.. before, .. after];

    public string Next(string run) => $"make eval RUN={ShellWord.Of(run)}";

    public void BeforeTraining(string samplesFolder, bool resumed)
    {
        if (flow is null) return;
        before = resumed ? [.. FlowFile.Read(samplesFolder).Where(curve => curve.When == FlowCurve.Before)] : Measured(FlowCurve.Before);
        if (!resumed) FlowFile.Write(samplesFolder, before);
    }

    /// <summary>
    /// The scores, beside them <c>without_memory</c>, the lowest loss of a network that has none, and with the test split what is measured
    /// besides: accuracy at other lengths, and what a step back multiplies gradients by.
    /// </summary>
    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var scores = new Dictionary<string, double>(task.Evaluate(split, interrupt)) { ["without_memory"] = task.LossOfChance };
        if (split != Split.Test) return new SplitReport(scores);
        var (curves, atOtherLengths) = byLength?.Measure(task.Network, interrupt) ?? ([], new Dictionary<string, double>());
        foreach (var (name, value) in atOtherLengths) scores[name] = value;
        var shares = influence?.Measure(task.Network);
        if (shares is not null) curves = [.. curves, InfluenceMeasurement.Curve(shares)];
        if (flow is not null) after = Measured(FlowCurve.After);
        foreach (var (name, value) in flow?.Scores(Curves) ?? []) scores[name] = value;
        return new SplitReport(scores, folder =>
        {
            if (flow is not null) FlowFile.Write(folder, Curves);
            if (curves.Count > 0) ResultCurveFile.Write(folder, split.Name(), curves);
            if (shares is not null) influence!.Draw(shares, folder);
        });
    }

    public void Dispose() => task.Dispose();

    private IReadOnlyList<FlowCurve> Measured(string when)
    {
        log($"gradient flow {when} training");
        return flow!.Measure(when, task.Network);
    }
}
