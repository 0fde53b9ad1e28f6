using Harness;
using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;

namespace Speed;

/// <summary>The encoder-decoder with attention of experiments/translate-multi30k-de-en.yaml in training.</summary>
internal sealed class TranslationTraining : IWork
{
    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 1e-3 }, ClipNorm = 1 };

    internal static readonly TranslatorConfig Model = new()
    {
        Cell = CellKind.Gru,
        Tied = true,
        InputDropout = 0.3,
        Dropout = 0.3,
        Encoder = new() { Cell = CellKind.Gru, Hidden = 256, Layers = 1, Bidirectional = true, Dropout = 0.3 },
    };

    private readonly (SequenceBatch Sources, PackedSequences Targets)[] batches = TranslationBatches.All();
    private readonly Func<TranslatorConfig, TranslationPupil> make;
    private readonly TranslationPupil pupil;

    /// <param name="make">a pupil of such sizes: ours, or the package's</param>
    internal TranslationTraining(Func<TranslatorConfig, TranslationPupil> make)
    {
        this.make = make;
        pupil = make(Model);
    }

    /// <summary><see cref="FirstSteps"/>, a batch each, of a translator without dropout.</summary>
    public IReadOnlyList<double> FixedPoint()
    {
        using var certain = make(Model with { InputDropout = 0, Dropout = 0, Encoder = Model.Encoder with { Dropout = 0 } });
        return FirstSteps.Of(certain.Translator, i => certain.Step(batches[i]));
    }

    /// <summary>A step for each batch; returns the words they predict.</summary>
    public long Run()
    {
        foreach (var batch in batches) pupil.Step(batch);
        return batches.Sum(batch => batch.Targets.Words);
    }

    public void Dispose() => pupil.Dispose();
}
