using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness;

namespace Speed.Peers;

/// <summary>
/// A script of bench/peers, and its task in the words of an experiment's YAML: so the sizes of both sides are written once.
/// </summary>
internal sealed record PythonPeer(string Name, string Script, object Task) : Peer(Name)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>
    /// What their OpenBLAS is told of the processor: of newer ones it knows nothing and would take what the oldest can do.
    /// </summary>
    internal static readonly IReadOnlyList<(string Name, string Value)> Environment =
        Vector512.IsHardwareAccelerated ? [("OPENBLAS_CORETYPE", "SkylakeX")]
        : Fma.IsSupported ? [("OPENBLAS_CORETYPE", "Haswell")]
        : [];

    /// <summary>The task as scripts read it.</summary>
    internal static string Json(object task) => JsonSerializer.Serialize(task, Options);

    internal override ServedProcess Start(string ofCase, int threads, string python) =>
        new(python, [Repository.Peer(Script), $"{threads}", Json(Task)], threads, Environment);
}
