using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnResearch.Files;

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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static void Write<T>(string path, T value) =>
        DurableFile.Write(path, JsonSerializer.Serialize(value, Options) + "\n");

    /// <exception cref="InvalidDataException">The file is not such a record, or no file; the message names it.</exception>
    public static T Read<T>(string path) => Parse<T>(RunFile.ReadAllText(path), path);

    /// <summary>Reads a record out of a file's text.</summary>
    /// <exception cref="InvalidDataException">It is not such a record; the message names the file.</exception>
    internal static T Parse<T>(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"{path} is damaged: it holds nothing");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException) // the last: keys twice
        {
            throw new InvalidDataException($"{path} is damaged: {error.Message}", error);
        }
    }
}
