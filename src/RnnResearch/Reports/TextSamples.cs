using System.Globalization;
using System.Text.RegularExpressions;
using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Reports;

/// <summary>The texts of a run over time: <c>samples/step-00000100.txt</c>.</summary>
internal static partial class TextSamples
{
    private const int Most = 8;
    private const int Longest = 1200;

    /// <summary>A few of them, closer together at first, when more changes; the first and the last always.</summary>
    public static Samples<TextSample> Of(RunDirectory run)
    {
        if (!RunFile.HasFolder(run.SamplesFolder)) return new([], 0);
        var files = Directory.EnumerateFiles(run.SamplesFolder, "step-*.txt")
            .Select(path => (Path: path, Match: Name().Match(Path.GetFileName(path))))
            .Where(file => file.Match.Success)
            .Select(file => (file.Path, Step: long.Parse(file.Match.Groups[1].Value, CultureInfo.InvariantCulture)))
            .OrderBy(file => file.Step).ToList();
        return new([.. Chosen(files.Count).Select(i => Read(files[i].Path, files[i].Step))], files.Count);
    }

    /// <summary>Indices from 0 to count - 1 in equal ratios.</summary>
    private static IEnumerable<int> Chosen(int count) => count <= Most
        ? Enumerable.Range(0, count)
        : Enumerable.Range(0, Most).Select(i => Math.Max(i, (int)Math.Round(Math.Pow(count, i / (Most - 1.0))) - 1)).Distinct();

    private static TextSample Read(string path, long step)
    {
        var text = System.Text.Encoding.UTF8.GetString(RunFile.ReadAllBytes(path)); // a text of bytes need not be UTF-8
        return new(step, VisibleText.Of(text[..Math.Min(Longest, text.Length)]), text.Length > Longest);
    }

    [GeneratedRegex(@"\Astep-(\d{1,18})\.txt\z")]
    private static partial Regex Name();
}
