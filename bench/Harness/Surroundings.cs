using RnnResearch.Training;
using static TorchSharp.torch;

namespace Harness;

/// <summary>What a measurement depends on besides the code: a line each. Processes that are started inherit all of it.</summary>
public static class Surroundings
{
    // What steers, where it is set, the speed of libtorch, of the peers' OpenBLAS and of the threads of both.
    private static readonly string[] Variables =
        ["OPENBLAS_CORETYPE", "OMP_WAIT_POLICY", "OMP_PROC_BIND", "ATEN_CPU_CAPABILITY", "MALLOC_ARENA_MAX"];

    public static IReadOnlyList<string> Lines() =>
    [
        $"machine: {MachineInfo.Here}",
        $"libtorch {__version__}; .NET {Environment.Version}",
        .. Commit(),
        "environment: " + string.Join(", ", Variables.Select(name => $"{name} {Setting(name)}")),
    ];

    private static IEnumerable<string> Commit() => SourceState.Of(Repository.Root) is { Commit: { } commit } state
        ? [$"commit {commit[..7]}{(state.Dirty ? " with changes" : "")}"]
        : [];

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : "unset";
}
