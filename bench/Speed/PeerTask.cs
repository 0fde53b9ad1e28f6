using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speed;

/// <summary>
/// What a peer computes: a script of bench/peers, and its task in the words of an experiment's YAML. So the sizes of both sides are written
/// once.
/// </summary>
internal sealed record PeerTask(string Script, object Task)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    internal string Json => JsonSerializer.Serialize(Task, Options);
}
