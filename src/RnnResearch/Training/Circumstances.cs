namespace RnnResearch.Training;

/// <summary>What a run, or a resumption of it, was made with, as far as the last bits of its numbers may depend on it.</summary>
public record Circumstances
{
    private static readonly (string Name, Func<Circumstances, string> Value)[] all =
    [
        ("commit", made => made.Source),
        ("machine", made => made.Machine.Cpu),
        ("libtorch", made => made.Libtorch),
        ("device", made => made.Device),
        ("threads", made => $"{made.Threads}"),
    ];

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

    /// <summary>The commit as it is shown.</summary>
    internal string Source => Commit is { Length: > 7 } commit ? commit[..7] + (Dirty ? " with changes" : "") : "unknown";

    /// <summary>What was not the same every time, with all there was: <c>commit 1234567, 89abcde; threads 1, 2</c>; else null.</summary>
    public static string? Differences(IEnumerable<Circumstances> times)
    {
        var made = times.ToList();
        var unlike = all
            .Select(part => (part.Name, Values: made.Select(part.Value).Distinct().ToList()))
            .Where(part => part.Values.Count > 1)
            .Select(part => $"{part.Name} {string.Join(", ", part.Values)}")
            .ToList();
        return unlike.Count > 0 ? string.Join("; ", unlike) : null;
    }

    /// <summary>What to say below a table of runs that were not all made alike; null where they were.</summary>
    internal static string? NoteOn(IEnumerable<RunInfo> runs) => Differences(runs.SelectMany(run => run.Times)) is { } differences
        ? $"not all of these runs were made alike, which may show in their numbers: {differences}"
        : null;
}
