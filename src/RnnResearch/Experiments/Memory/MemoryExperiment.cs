using RnnResearch.Analysis.GradientFlow;
using RnnResearch.Data;
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
    private readonly Action<string> log;
    private IReadOnlyList<FlowCurve> before = [];
    private IReadOnlyList<FlowCurve> after = [];

    public MemoryExperiment(MemoryConfig config, ExperimentStart start)
    {
        log = start.Log;
        var device = ComputeDevice.Of(config.Device);
        FusedRecurrences.Require(config.Model.Kernel, config.Model.Cell, device);
        var (inputs, outputs) = MemoryModel.SizesOf(config.Data.Problem);
        MachineMemory.Require(
            "model", "its weights", sizeof(float) * ModelSize.Weights(config.Model, inputs, outputs),
            "make model.hidden or model.layers smaller");
        var model = MemoryModel.Of(config.Data.Problem, config.Model);
        model.to(device);
        if (start.Trained is { } trained) ModelState.Restore(model, trained.Model);
        task = new MemoryTask(config, model);
        flow = config.GradientFlow is null ? null : new GradientFlowMeasurement(config);
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
    /// The scores, beside them <c>without_memory</c>, the lowest loss of a network that has none, and with the test split what a step back
    /// multiplies gradients by.
    /// </summary>
    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        var scores = new Dictionary<string, double>(task.Evaluate(split, interrupt)) { ["without_memory"] = task.LossOfChance };
        if (flow is null || split != Split.Test) return new SplitReport(scores);
        after = Measured(FlowCurve.After);
        foreach (var (name, value) in flow.Scores(Curves)) scores[name] = value;
        return new SplitReport(scores, folder => FlowFile.Write(folder, Curves));
    }

    public void Dispose() => task.Dispose();

    private IReadOnlyList<FlowCurve> Measured(string when)
    {
        log($"gradient flow {when} training");
        return flow!.Measure(when, task.Network);
    }
}
