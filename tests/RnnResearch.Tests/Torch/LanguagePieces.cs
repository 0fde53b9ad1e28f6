using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static RnnResearch.Tests.Torch.Choices;

namespace RnnResearch.Tests.Torch;

/// <summary>Language models, one for every cell with every kernel it has: trained, interrupted, resumed, evaluated, writing text.</summary>
internal sealed class LanguagePieces(string folder)
{
    private const int Steps = 6;

    private static readonly TokenChoice[] TextChoices =
    [
        new(),
        new() { Temperature = 0 },
        new() { Temperature = 0.7 },
        new() { TopK = 3 },
        new() { TopP = 0.8 },
        new() { Temperature = 1.5, TopK = 5, TopP = 0.9 },
    ];

    private readonly string text = WriteText(folder);

    public IEnumerable<StressPiece> All()
    {
        var models =
            from cell in Enum.GetValues<CellKind>()
            from kernel in Enum.GetValues<RecurrentKernel>()
            select new LanguageModelConfig { Cell = cell, Kernel = kernel, Hidden = 6, Embedding = 5, Dropout = 0.2, InputDropout = 0.1 };
        return models.Where(model => !model.Check().Any()).Select(Training);
    }

    /// <summary>Further texts of a trained run, one piece for each way of choosing.</summary>
    public static IEnumerable<StressPiece> Writing(StressRun trained) => TextChoices.Select(choice =>
        new StressPiece($"texts, {choice}", () => [string.Concat(LanguageVerbs.Sample(
            trained.Path, new SampleOptions("the", Length: 60, Count: 3, Seed: 1, choice), new RecordedProgress()))]));

    public LanguageConfig Config(LanguageModelConfig model, int i) => new()
    {
        Task = "language",
        Threads = 2,
        Device = DeviceKind.Cpu,
        Data = new() { Path = text, Unit = Turn<TextUnit>(i), Validation = 0.2, Test = 0.2 },
        Model = model,
        SequenceLength = 5,
        EvaluationStreams = 2,
        SumOverTime = Turn(i, false, true),
        StartState = Turn<StartState>(i),
        Samples = new() { At = [2, Steps], Length = 20, Choice = Turn(i, TextChoices) },
        Train = Updates(i),
    };

    /// <summary>How training goes: every update rule, schedule and way of clipping has its turn.</summary>
    public static TrainConfig Updates(int i) => new()
    {
        MaxSteps = Steps,
        BatchSize = 4,
        LogEvery = 2,
        EvaluateEvery = 3,
        ClipNorm = Turn(i, 0.5, 0),
        ClipValue = Turn(i, 0, 0, 0.01),
        Schedule = new() { Kind = Turn<ScheduleKind>(i), WarmupSteps = 2 },
        Optimizer = new()
        {
            Kind = Turn<OptimizerKind>(i),
            LearningRate = 0.01,
            Momentum = Turn(i / 2, 0.9, 0),
            WeightDecay = Turn(i, 0, 0, 0.01),
        },
    };

    private StressPiece Training(LanguageModelConfig model, int i)
    {
        var tied = i % 3 == 1;
        var config = Config(model with
        {
            Join = Turn<LayerJoinKind>(i),
            Tied = tied,
            Embedding = tied ? model.Hidden : Turn(i, model.Embedding, 0),
            Init = new() { Kind = Turn<InitKind>(i / 2), Scale = 0.5 },
        }, i);
        var join = $"{config.Model.Join}{(tied ? ", tied" : "")}";
        var name = $"language {i}: {model.Cell}, {model.Kernel}, {join}, {config.Train.Optimizer.Kind}";
        return new StressPiece(name, () => StressRun.Trained(config, interruptAfter: 3));
    }

    private static string WriteText(string folder)
    {
        var path = Path.Combine(folder, "text.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("the cat sat on the mat and\nthe dog ate what it could\n", 8)));
        return path;
    }
}
