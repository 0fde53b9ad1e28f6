using Harness;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;

namespace Growth;

/// <summary>
/// What is varied, one at a time: the sizes of a character model in training (2 x 128, 50 streams, chunks of 50 steps, 65 characters), and
/// how much is read before a training.
/// </summary>
internal static class Axes
{
    private const int Letters = 65;

    private static LanguageConfig Base { get; } = new()
    {
        Task = "language",
        Model = new LanguageModelConfig { Cell = CellKind.Lstm, Hidden = 128, Layers = 2, Embedding = 64 },
        SequenceLength = 50,
        Train = new TrainConfig { BatchSize = 50, Optimizer = new OptimizerConfig { LearningRate = 2e-3 }, ClipNorm = 5 },
    };

    internal static IReadOnlyList<Axis> All { get; } =
    [
        new("T", "token", [25, 50, 100, 200, 400], value => Learning(Base with { SequenceLength = value })),
        new("B", "token", [1, 4, 16, 64, 256], value => Learning(Base with { Train = Base.Train with { BatchSize = value } })),
        new("H", "token", [64, 128, 256, 512, 1024], value => Learning(Base with { Model = Base.Model with { Hidden = value } })),
        new("layers", "token", [1, 2, 3], value => Learning(Base with { Model = Base.Model with { Layers = value } })),
        new("vocabulary", "token", [65, 1_000, 10_000, 50_000], value => Learning(Base, value)),
        new("corpus MB", "character", [1, 10, 100], value => new CorpusLoading(value)) { Once = true },
        new("images", "image", [100, 1_000, 8_000], value => new SceneReading(value)) { Once = true },
    ];

    private static LanguageTraining Learning(LanguageConfig config, int vocabulary = Letters) => new(config, vocabulary, stepsPerRun: 1);
}
