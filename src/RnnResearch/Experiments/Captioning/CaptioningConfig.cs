using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Captioning;

/// <summary>An experiment that learns to describe pictures.</summary>
public sealed record CaptioningConfig : ExperimentConfig
{
    /// <summary>The pictures and their captions.</summary>
    public CaptionDataConfig Data { get; init; } = new();

    /// <summary>Encoder and decoder.</summary>
    public CaptionerConfig Model { get; init; } = new();

    /// <summary>How captions are written when the best checkpoint is evaluated.</summary>
    public DecodeConfig Decode { get; init; } = new();

    /// <summary>What is shown at the end.</summary>
    [MayChange]
    [AfterTraining]
    public CaptionReportConfig Report { get; init; } = new();

    /// <summary>The metrics that scenes have besides: pointing is for a model that looks.</summary>
    private IEnumerable<string> OnScenes => (Data.Name, Model.Kind) switch
    {
        ("scenes", CaptionerKind.Attention) => ["truth", "pointing"],
        ("scenes", _) => ["truth"],
        _ => [],
    };

    protected override IReadOnlyList<string> Metrics =>
        ["loss", "perplexity", "bleu1", "bleu2", "bleu3", "bleu4", "rouge_l", "cider", "distinct", .. OnScenes];

    protected override IEnumerable<ConfigProblem> CheckTask()
    {
        if (Data.Name == "folder" && Data.Path is null)
            yield return new ConfigProblem(
                "data.path", "expected the folder with your images and captions.csv, because data.name is folder");
        if (Data.Name == "scenes" && Data.Tokens != CaptionTokens.Words)
            yield return new ConfigProblem("data.tokens", "expected words, by which the captions of scenes are judged; found characters");
        if (Model.Encoder.RequiredImageSize is { } size && Data.ImageSize != size)
            yield return new ConfigProblem(
                "data.image_size", $"expected {size}, what model.encoder.kind was trained on; found {Data.ImageSize}");
    }
}
