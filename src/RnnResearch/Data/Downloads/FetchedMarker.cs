using System.Text.Json;

namespace RnnResearch.Data.Downloads;

/// <summary>The file that is written last into a data set's folder: without it the folder is unfinished.</summary>
/// <param name="Source">Where the files came from: a mirror folder or "originals".</param>
/// <param name="Files">Name and digest of every published file it was made from.</param>
public sealed record FetchedMarker(string Source, IReadOnlyDictionary<string, string> Files)
{
    private const string FileName = "fetched.json";
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void WriteTo(string folder)
    {
        var part = Path.Combine(folder, FileName + ".part");
        File.WriteAllText(part, JsonSerializer.Serialize(this, Json));
        File.Move(part, Path.Combine(folder, FileName), overwrite: true);
    }
}
