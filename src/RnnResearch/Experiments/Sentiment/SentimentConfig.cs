using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Sentiment;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>A classifier of texts: many to one.</summary>
public sealed record SentimentConfig : ExperimentConfig
{
    /// <summary>The texts and their labels.</summary>
    public SentimentDataConfig Data { get; init; } = new();

    /// <summary>The classifier.</summary>
    public ClassifierConfig Model { get; init; } = new() { Layers = 1 };

    /// <summary>What is shown at the end.</summary>
    [MayChange]
    [AfterTraining]
    public SentimentReportConfig Report { get; init; } = new();

    /// <summary>The sets that come with the project have two labels, equally often or nearly so; a table may have any.</summary>
    internal bool CountsLabelsAlike => Data.Name == "table";

    protected override IReadOnlyList<string> Metrics => CountsLabelsAlike ? ["loss", "accuracy", "macro_f1"] : ["loss", "accuracy"];

    protected override IEnumerable<ConfigProblem> CheckTask()
    {
        if (Data.Name == "table" && Data.Path is null)
            yield return new ConfigProblem("data.path", "expected the CSV or TSV file with your texts, because data.name is table");
        if (Model.Kind == ClassifierKind.Recurrent && Model.Bigrams > 0)
            yield return new ConfigProblem("model.bigrams", "a recurrent network reads words in their order anyway; set this to 0");
    }
}
