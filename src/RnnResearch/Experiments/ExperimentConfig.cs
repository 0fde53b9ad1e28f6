using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Kernels;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>What every experiment has; each task derives a record with its own sections from it.</summary>
public abstract record ExperimentConfig : ICrossChecked
{
    /// <summary>Which task this is; it decides which other keys exist.</summary>
    public required string Task { get; init; }

    /// <summary>A line for the heading of tables and pictures.</summary>
    [MayChange]
    public string Title { get; init; } = "";

    /// <summary>The seed of every random stream; two runs with the same seed, build and threads are identical.</summary>
    [AtLeast(0)]
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the kernels on the processor and of torch's operators, which take turns; 0 takes all cores.</summary>
    [Between(0, 1024)]
    [MayChange]
    public int Threads { get; init; }

    /// <summary>What is computed on.</summary>
    [MayChange]
    public DeviceKind Device { get; init; } = DeviceKind.Auto;

    /// <summary>
    /// Experiments set beside this one in its table; those without a finished run of their present configuration are run first.
    /// </summary>
    [MayChange]
    public IReadOnlyList<string> Compare { get; init; } = [];

    /// <summary>The training loop.</summary>
    public TrainConfig Train { get; init; } = new();

    /// <summary>Where measured values go.</summary>
    [MayChange]
    public LoggingConfig Logging { get; init; } = new();

    /// <summary>The metrics that its evaluation of the validation split gives: what <c>train.select_by</c> may name.</summary>
    protected virtual IReadOnlyList<string> Metrics => ["loss"];

    public IEnumerable<ConfigProblem> Check()
    {
        var problems = CheckTask();
        return Metrics.Contains(Train.SelectBy)
            ? problems
            : problems.Prepend(new("train.select_by", $"expected one of {string.Join(", ", Metrics)}; found {Train.SelectBy}"));
    }

    /// <summary>How many threads that comes to on this machine.</summary>
    internal int ThreadCount() => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>Gives the kernels and torch's operators so many threads.</summary>
    internal void UseThreads() => ProcessorThreads.Use(ThreadCount());

    /// <summary>What is wrong between keys of the task.</summary>
    protected virtual IEnumerable<ConfigProblem> CheckTask() => [];
}
