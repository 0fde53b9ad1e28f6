using Harness;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using Speed.Ours;
using Speed.Package;
using Speed.Peers;
using static TorchSharp.torch;

namespace Speed;

/// <summary>What is measured, and what each is to reach.</summary>
internal static class Cases
{
    /// <summary>The name under which a process serves <see cref="SquareProduct"/>.</summary>
    internal const string Gemm = "gemm";

    internal const string Alone = "the package";
    internal const string Kept = "the package, heap kept";

    private const int Letters = 65; // V of tinyshakespeare
    private const string Characters = "chars";
    private const string PyTorch = "PyTorch";

    private static readonly CellKind[] Unrolled =
    [
        CellKind.Mut1, CellKind.Mut2, CellKind.Mut3,
        CellKind.LstmNoInputGate, CellKind.LstmNoForgetGate, CellKind.LstmNoOutputGate, CellKind.LstmNoInputActivation,
        CellKind.LstmNoOutputActivation, CellKind.LstmCoupledGates, CellKind.LstmPeepholes, CellKind.LstmFullGateRecurrence,
    ];

    internal static IReadOnlyList<Case> All { get; } =
    [
        Learning("char-lstm", Characters, Character(CellKind.Lstm), Letters, steps: 20, new Target(Ratio: 1.5)),
        Learning("char-gru", Characters, Character(CellKind.Gru), Letters, steps: 20, new Target(Ratio: 3.0)),
        Learning("char-rnn", Characters, Character(CellKind.Rnn), Letters, steps: 20, new Target(Ratio: 2.3)),
        Learning("char-lstm-512", Characters, Character(CellKind.Lstm, hidden: 512, streams: 100, length: 100), Letters, steps: 1,
            new Target(Ratio: 1.2, Share: 0.85)),
        .. Unrolled.Select(cell =>
            Learning(NameOf(cell), Characters, Character(cell, layers: 1), Letters, steps: 10, new Target(Ratio: 3.0)) with
            {
                HeapMatters = false, // no large arrays
            }),
        Learning("min-char-rnn", "iterations", MinCharRnn, Letters, steps: 500, new Target(Ratio: 4.0), "numpy", "min_char_rnn.py") with
        {
            TokensPerUnit = MinCharRnn.SequenceLength,
        },
        Captioning("captioner", new Target(Ratio: 2.0)),
        new Case("translator", "words", Package(() => new TranslationTraining(Translator)), Operations.Learning(TranslationTraining.Model),
            new Target(Ratio: 1.5), variant => new TranslationTraining(config => OurTranslator.Pupil(config, variant))),
        new Case("classifier", "words", Package(ClassifierTraining.OfPackage), Operations.Learning(ClassifierTraining.Model),
            new Target(Ratio: 1.5), ClassifierTraining.Ours),
        Learning("ptb-lstm-small", "words", PennTreebank, vocabulary: 10_000, steps: 10, new Target(Ratio: 1.4)),
        Writing("sample-128", hidden: 128, tokens: 2000, new Target(Ratio: 2.5)),
        Writing("sample-512", hidden: 512, tokens: 500, new Target(Ratio: 1.5)),
        new Case("encoder", "images", Package(EncoderTraining.OfPackage), null, new Target(Ratio: 1.0),
            EncoderTraining.Ours),
    ];

    internal static Case Named(string name) => All.Single(one => one.Name == name);

    /// <summary>experiments/min-char-rnn.yaml.</summary>
    private static LanguageConfig MinCharRnn => new()
    {
        Task = "language",
        Model = new LanguageModelConfig { Cell = CellKind.Rnn, Hidden = 100, Layers = 1, Embedding = 0, RecurrentBias = false },
        SequenceLength = 25,
        SumOverTime = true,
        Train = new TrainConfig
        {
            BatchSize = 1,
            Optimizer = new OptimizerConfig { Kind = OptimizerKind.Adagrad, LearningRate = 0.1, InitialAccumulator = 1e-8 },
            ClipNorm = 0,
            ClipValue = 5,
        },
    };

    /// <summary>experiments/ptb-lstm-small.yaml without dropout, as in the paper.</summary>
    private static LanguageConfig PennTreebank => new()
    {
        Task = "language",
        Model = new LanguageModelConfig { Cell = CellKind.Lstm, Hidden = 200, Layers = 2, Embedding = 200, RecurrentBias = false },
        SequenceLength = 20,
        SumOverTime = true,
        Train = new TrainConfig
        {
            BatchSize = 20,
            Optimizer = new OptimizerConfig { Kind = OptimizerKind.Sgd, LearningRate = 1, Momentum = 0 },
            ClipNorm = 5,
        },
    };

    /// <summary>A character model of char-rnn's standard size, or of another.</summary>
    private static LanguageConfig Character(CellKind cell, int hidden = 128, int layers = 2, int streams = 50, int length = 50) => new()
    {
        Task = "language",
        Model = new LanguageModelConfig { Cell = cell, Hidden = hidden, Layers = layers, Embedding = 64 },
        SequenceLength = length,
        Train = new TrainConfig { BatchSize = streams, Optimizer = new OptimizerConfig { LearningRate = 2e-3 }, ClipNorm = 5 },
    };

    private static Case Learning(
        string name, string unit, LanguageConfig config, int vocabulary, int steps, Target target,
        string peer = PyTorch, string script = "language.py")
    {
        var task = new
        {
            config.Model,
            config.Train,
            config.SequenceLength,
            config.SumOverTime,
            Vocabulary = vocabulary,
            Chunks = LanguageTraining.Chunks(steps),
            StepsPerRun = steps,
        };
        Peer[] peers =
        [
            .. Package(() => new PackageLanguageTraining(config, vocabulary, steps)),
            new PythonPeer(peer, script, task),
        ];
        var operations = Operations.Learning(config.Model, vocabulary);
        return new Case(name, unit, peers, operations, target,
            variant => OurLanguage.Training(config, vocabulary, steps, variant));
    }

    /// <summary>The package as it is, and with what our library does to the heap: that is worth something by itself.</summary>
    private static Peer[] Package(Func<IWork> make) => [new ProgramPeer(Alone, make), new ProgramPeer(Kept, make) { KeepsHeap = true }];

    private static Case Captioning(string name, Target target)
    {
        var task = new { CaptionerTraining.Model, CaptionerTraining.Train, CaptionerTraining.Regulariser };
        Peer[] peers = [.. Package(() => new CaptionerTraining(PackageCaptioner.Pupil)), new PythonPeer(PyTorch, "captioner.py", task)];
        return new Case(name, "words", peers, Operations.Learning(CaptionerTraining.Model), target,
            variant => new CaptionerTraining(config => OurCaptioner.Pupil(config, variant)));
    }

    private static TranslationPupil Translator(TranslatorConfig config)
    {
        var translator = new PackageTranslator(config);
        return new TranslationPupil(translator, new PackageLearner(translator, TranslationTraining.Train), (sources, targets) =>
            nn.functional.cross_entropy(translator.Forward(sources, targets), targets.Targets));
    }

    private static Case Writing(string name, int hidden, int tokens, Target target)
    {
        var model = Character(CellKind.Lstm, hidden).Model;
        Peer[] peers =
        [
            new ProgramPeer(Alone, () => new PackageSampling(model, Letters, tokens)),
            new PythonPeer(PyTorch, "sampling.py", new { Model = model, Vocabulary = Letters, TokensPerRun = tokens }),
            OnnxPeer.Of(name, model, Letters, tokens),
        ];
        return new Case(name, Characters, peers, Operations.Writing(model, Letters), target, _ => new Sampling(model, Letters, tokens));
    }

    /// <summary><c>LstmNoInputGate</c> is called lstm-no-input-gate.</summary>
    private static string NameOf(CellKind cell) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(cell.ToString());
}
