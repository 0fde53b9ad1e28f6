using RnnResearch.Configuration;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Tests.Configuration;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>An experiment x and a sweep s over it, for one test.</summary>
internal sealed class SweepFiles : IDisposable
{
    public const string Cells = """
        # RNN or LSTM?
        # Expected: the LSTM.
        # Minutes: 1
        experiment: x
        grid: {model.cell: [rnn, lstm]}
        seeds: [1, 2, 3]
        workers: 1
        """;

    /// <summary>The runs of <see cref="Cells"/> in their order.</summary>
    public static readonly string[] Labels =
        ["cell=rnn,seed=1", "cell=rnn,seed=2", "cell=rnn,seed=3", "cell=lstm,seed=1", "cell=lstm,seed=2", "cell=lstm,seed=3"];

    private readonly ConfigFiles files = ConfigFiles.X("task: sample\nepochs: 2\n");

    public SweepFiles(string sweep = Cells) => With(sweep);

    public SweepOptions Options => new(Results, "make sweep NAME=s");

    public string Results => Path.Combine(files.Root, "results");

    public string In(string path) => Path.Combine(Results, "sweeps", "s", path);

    public SweepFiles With(string sweep)
    {
        files.With("sweeps/s", sweep);
        return this;
    }

    public SweepFiles WithExperiment(string yaml)
    {
        files.With("x", yaml);
        return this;
    }

    public Sweep Load() => Catalog.Load("s");

    public SweepCatalog Catalog => new(Experiments);

    public ExperimentCatalog Experiments => ExperimentCatalog.Locate(ConfigFiles.Tasks, files.Root);

    /// <summary>What the runs of the sweep have told.</summary>
    public RecordedProgress Progress { get; } = new();

    /// <summary>Runs the sweep or goes on with it, and asserts that it trains nothing itself.</summary>
    public RunOutcome Run(FakeWorker worker, SweepOptions? options = null, CancellationToken interrupt = default)
    {
        var outcome = SweepRunner.Run(Load(), options ?? Options, worker, Progress, interrupt);
        Assert.Empty(Progress.Steps);
        Assert.Empty(Progress.Evaluations);
        return outcome;
    }

    /// <summary>Everything that is wrong, one line each.</summary>
    public string[] Problems() => [.. Assert.Throws<ConfigException>(Load).Problems.Select(problem => problem.ToString())];

    public void Dispose() => files.Dispose();
}
