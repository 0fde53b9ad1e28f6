using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnResearch.Reports;

/// <summary>
/// Data as a page's scripts read them: camelCase, and numbers that are none as null. The serializer's own encoder writes &lt; and &amp; as
/// \u003C and \u0026, so that no text can end the script element it stands in.
/// </summary>
internal static class PageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteNumber() },
    };

    public static string Of(object data) => JsonSerializer.Serialize(data, Options);

    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
