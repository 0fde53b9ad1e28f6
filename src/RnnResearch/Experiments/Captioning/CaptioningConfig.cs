using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Captioning;

/// <summary>An experiment that learns to describe pictures.</summary>
public sealed record CaptioningConfig : ExperimentConfig, ICrossChecked
{
    /// <summary>The pictures and their captions.</summary>
    public CaptionDataConfig Data { get; init; } = new();

    /// <summary>Encoder and decoder.</summary>
    public CaptionerConfig Model { get; init; } = new();

    /// <summary>How captions are written when the best checkpoint is evaluated.</summary>
    public DecodeConfig Decode { get; init; } = new();

    /// <summary>What is shown at the end.</summary>
    public CaptionReportConfig Report { get; init; } = new();

    public IEnumerable<ConfigProblem> Check()
    {
        if (Data.Name == "folder" && Data.Path is null)
            yield return new ConfigProblem("data.path", "expected the folder with your images and captions.csv, because data.name is folder");
        if (Model.Encoder.RequiredImageSize is { } size && Data.ImageSize != size)
            yield return new ConfigProblem("data.image_size", $"expected {size}, what model.encoder.kind was trained on; found {Data.ImageSize}");
    }
}
