using RnnResearch.Configuration.Rules;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>What every experiment has; each task derives a record with its own sections from it.</summary>
public abstract record ExperimentConfig
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
}
