using Harness;
using RnnResearch.Experiments.Language;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace Speed.Package;

/// <summary>The work of <see cref="LanguageTraining"/> on the package alone.</summary>
internal sealed class PackageLanguageTraining : IWork
{
    private readonly LanguageConfig config;
    private readonly int stepsPerRun;
    private readonly (Tensor Inputs, Tensor Targets)[] chunks; // [T, B] each
    private readonly PackageLanguageModel model;
    private readonly PackageLearner learner;
    private Tensor[] state = [];
    private int step;

    internal PackageLanguageTraining(LanguageConfig config, int vocabulary, int stepsPerRun)
    {
        (this.config, this.stepsPerRun) = (config, stepsPerRun);
        var count = LanguageTraining.Chunks(stepsPerRun);
        var made = MadeUpText.Tokens((config.Train.BatchSize * config.SequenceLength * count) + 1, vocabulary).ToArray();
        chunks = [.. Chunks(made[..^1]).Zip(Chunks(made[1..]))];
        model = new PackageLanguageModel(config.Model, vocabulary);
        learner = new PackageLearner(model, config.Train);
    }

    public IReadOnlyList<double> FixedPoint()
    {
        var found = FirstSteps.Of(model, _ => Step());
        step = 0;
        return found;
    }

    public long Run()
    {
        for (var i = 0; i < stepsPerRun; i++) Step();
        return (long)stepsPerRun * config.Train.BatchSize * config.SequenceLength;
    }

    public void Dispose()
    {
        learner.Dispose();
        model.Dispose();
        foreach (var part in state.Concat(chunks.SelectMany(chunk => new[] { chunk.Inputs, chunk.Targets }))) part.Dispose();
    }

    private double Step() => learner.Step(() => Loss(step++ % chunks.Length));

    private StepLoss Loss(int chunk)
    {
        var (inputs, targets) = chunks[chunk];
        var (logits, last) = model.call(inputs, chunk == 0 ? [] : state);
        foreach (var part in state) part.Dispose();
        state = [.. last.Select(part => part.detach().DetachFromDisposeScope())];
        var loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
        return new StepLoss(config.SumOverTime ? loss * config.SequenceLength : loss, loss, targets.numel());
    }

    private Tensor[] Chunks(long[] tokens) =>
        tensor(tokens).view(config.Train.BatchSize, -1).t().contiguous().split(config.SequenceLength);
}
