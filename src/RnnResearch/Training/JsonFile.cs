using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnResearch.Encodings;

namespace RnnResearch.Training;

/// <summary>How this project writes JSON: snake_case, indented, numbers that read back as the same bits.</summary>
public static class JsonFile
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write<T>(string path, T value) =>
        DurableFile.Write(path, JsonSerializer.Serialize(value, Options) + "\n");

    /// <exception cref="InvalidDataException">The file is not such a record; the message names it.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(StrictUtf8.Read(path), Options)
                ?? throw new InvalidDataException($"{path} holds nothing");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is damaged: {error.Message}", error);
        }
    }
}
