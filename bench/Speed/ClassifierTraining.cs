using Harness;
using RnnResearch.Data;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using Speed.Ours;
using Speed.Package;
using static TorchSharp.torch;

namespace Speed;

/// <summary>The classifier of experiments/sentiment-sst2.yaml in training, on texts of such lengths and of made-up words.</summary>
internal sealed class ClassifierTraining : IWork
{
    internal const int Words = 7000;
    internal const int Labels = 2;

    internal static readonly TrainConfig Train = new() { Optimizer = new() { LearningRate = 1e-3 }, ClipNorm = 5 };

    internal static readonly ClassifierConfig Model = new()
    {
        Layers = 1,
        Hidden = 150,
        Bidirectional = true,
        Summary = SummaryKind.Max,
        Embedding = 200,
        EmbeddingDropout = 0.7,
        WordDropout = 0.1,
        SummaryDropout = 0.5,
    };

    private const int Texts = 32;
    private const int FirstWord = 4;

    // Words of the shortest text of each batch.
    private static readonly int[] Shortest = [9, 15, 21, 29];

    private readonly (SequenceBatch Texts, Tensor Labels)[] batches = Batches();
    private readonly Func<ClassifierConfig, ClassifierPupil> make;
    private readonly ClassifierPupil pupil;

    /// <param name="make">a pupil of such sizes: ours, or the package's</param>
    internal ClassifierTraining(Func<ClassifierConfig, ClassifierPupil> make)
    {
        this.make = make;
        pupil = make(Model);
    }

    internal static ClassifierTraining Ours(Variant variant) => new(config =>
    {
        if (variant == Variant.NoFusedRecurrence) config = config with { Kernel = RecurrentKernel.BuiltIn };
        var classifier = new SequenceClassifier(config, Words, Labels);
        var learner = new Learner(classifier, Train, fusedUpdate: variant != Variant.NoFusedUpdate);
        return new ClassifierPupil(classifier, learner, classifier.Loss);
    });

    internal static ClassifierTraining OfPackage() => new(config =>
    {
        var classifier = new PackageClassifier(config);
        return new ClassifierPupil(classifier, new PackageLearner(classifier, Train), (texts, labels) =>
            nn.functional.cross_entropy(classifier.Forward(texts), labels));
    });

    /// <summary><see cref="FirstSteps"/>, a batch each, of a classifier without dropout.</summary>
    public IReadOnlyList<double> FixedPoint()
    {
        using var certain = make(Model with { EmbeddingDropout = 0, WordDropout = 0, SummaryDropout = 0 });
        return FirstSteps.Of(certain.Classifier, i => certain.Step(batches[i]));
    }

    /// <summary>A step for each batch; returns the words they read.</summary>
    public long Run()
    {
        foreach (var batch in batches) pupil.Step(batch);
        return batches.Sum(batch => batch.Texts.Words);
    }

    public void Dispose() => pupil.Dispose();

    private static (SequenceBatch, Tensor)[] Batches() => [.. Shortest.Select((length, number) => (
        SequenceBatch.Of([.. Enumerable.Range(0, Texts).Select(text => Text(length + (text / 16), text, number))]),
        tensor(Enumerable.Range(0, Texts).Select(text => (long)(text * 7 % Labels)).ToArray())))];

    private static IReadOnlyList<long> Text(int length, int text, int number) =>
        [.. Enumerable.Range(0, length).Select(t => FirstWord + (((text * 131L) + (t * 17) + number) % (Words - FirstWord)))];
}
