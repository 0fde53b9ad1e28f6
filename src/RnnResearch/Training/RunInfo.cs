namespace RnnResearch.Training;

/// <summary><c>run.json</c>: everything about a run that its configuration does not say.</summary>
public sealed record RunInfo
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The command that makes this run again.</summary>
    public required string Command { get; init; }

    public required long Seed { get; init; }

    /// <summary>The git commit, or null outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether the sources differed from that commit.</summary>
    public bool Dirty { get; init; }

    public MachineInfo Machine { get; init; } = MachineInfo.Here;

    /// <summary>libtorch's version.</summary>
    public required string Libtorch { get; init; }

    /// <summary><c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads of the tensor operators.</summary>
    public required int Threads { get; init; }

    /// <summary>When training began, or null for a run of a sweep that waits for its turn.</summary>
    public required DateTimeOffset? Started { get; init; }

    /// <summary>When training and evaluation ended, or null while they run or after an interruption.</summary>
    public DateTimeOffset? Finished { get; init; }
}
