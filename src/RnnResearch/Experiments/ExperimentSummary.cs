using RnnResearch.Configuration;

namespace RnnResearch.Experiments;

/// <summary>What an experiment file says about itself in the comment at its top.</summary>
/// <param name="Name">The name to run it by.</param>
/// <param name="Question">The comment's first line.</param>
/// <param name="Source">Its lines about the slide and the paper, or empty.</param>
/// <param name="Expected">What stands after <c>Expected:</c>, or empty.</param>
/// <param name="Minutes">What stands after <c>Minutes:</c>, or empty.</param>
public sealed record ExperimentSummary(string Name, string Question, string Source, string Expected, string Minutes)
{
    private static readonly string[] Sources = ["Slide:", "Slides:", "Paper:"];

    /// <summary>Reads the comment at the top of an experiment file.</summary>
    public static ExperimentSummary Read(string name, string path)
    {
        var comment = ConfigText.Read(path, path).ReplaceLineEndings("\n").Split('\n').TakeWhile(line => line.StartsWith('#'));
        var header = comment.Select(line => line.TrimStart('#', ' ').TrimEnd()).ToList();
        var source = string.Join(' ', header.Where(line => Sources.Any(label => line.StartsWith(label, StringComparison.Ordinal))));
        return new(name, header.FirstOrDefault() ?? "", source, After("Expected:", header), After("Minutes:", header));
    }

    private static string After(string label, IEnumerable<string> header) =>
        header.FirstOrDefault(line => line.StartsWith(label, StringComparison.OrdinalIgnoreCase))?[label.Length..].Trim() ?? "";
}
