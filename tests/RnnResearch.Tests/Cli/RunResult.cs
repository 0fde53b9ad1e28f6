using System.Text.Json.Nodes;
using RnnResearch.Tests.Training;

namespace RnnResearch.Tests.Cli;

/// <summary>Everything that a run came to but for times, so that two runs can be compared bit by bit.</summary>
internal static class RunResult
{
    public static IReadOnlyList<string> Of(string run)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "summary.json")))!.AsObject();
        summary.Remove("seconds");
        summary.Remove("tokens_per_second");
        var weights = Directory.GetFiles(Path.Combine(run, "checkpoints"), "*.safetensors", SearchOption.AllDirectories);
        var files = weights.Concat(Directory.GetFiles(Path.Combine(run, "samples"))).Order();
        return
        [
            summary.ToJsonString(),
            .. MetricRows.WithoutSeconds(Path.Combine(run, "metrics.csv")),
            .. files.Select(file => $"{Path.GetRelativePath(run, file)} {Convert.ToHexString(File.ReadAllBytes(file))}"),
        ];
    }
}
