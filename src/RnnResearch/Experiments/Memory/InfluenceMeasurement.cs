using RnnResearch.Analysis.Influence;
using RnnResearch.Analysis.ResultCurves;
using RnnResearch.Configuration;
using RnnResearch.Data.Memory;
using RnnResearch.Files;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Memory;

/// <summary>What a state holds of each input before it, always on the same sequences, which neither training nor scores see.</summary>
/// <param name="config">the experiment's, which wants it</param>
/// <param name="sequences">of its problem</param>
internal sealed class InfluenceMeasurement(MemoryConfig config, MemorySequences sequences)
{
    private readonly InfluenceConfig influence = config.Influence!;

    public double[][] Measure(MemoryModel model)
    {
        using var scope = NewDisposeScope();
        using var twin = TwinInDouble.Of(model, config);
        var batch = sequences.Further(config.Data.Length, influence.Sequences);
        return InfluenceMeter.Measure(twin.Recurrence, twin.Vectors(batch.Inputs.narrow(0, 0, influence.Steps)));
    }

    /// <summary>Draws the steps, <c>influence.png</c>.</summary>
    public void Draw(double[][] shares, string folder) => DurableFile.Write(
        Path.Combine(folder, "influence.png"),
        InfluencePicture.Draw(
            $"{SnakeCase.Of(config.Model.Cell.ToString())}: what of each input is in the state",
            config.Model.Cell != CellKind.PreviousInput,
            shares));

    /// <summary>What is left of an input, by the steps that have passed since.</summary>
    public static ResultCurve Curve(double[][] shares)
    {
        var last = shares[^1];
        return new ResultCurve(
            $"What is left of an input in the state after step {shares.Length}", "steps that have passed since", "share", "",
            [.. last.Reverse().Select((share, passed) => new[] { passed, share })]);
    }
}
