using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Translation;

/// <summary>An experiment that learns to translate sentences.</summary>
public sealed record TranslationConfig : ExperimentConfig
{
    /// <summary>The sentences.</summary>
    public TranslationDataConfig Data { get; init; } = new();

    /// <summary>Encoder and decoder.</summary>
    public TranslatorConfig Model { get; init; } = new();

    /// <summary>How translations are written when the best checkpoint is evaluated.</summary>
    public DecodeConfig Decode { get; init; } = new() { Beam = 5, MaxLength = 60 };

    /// <summary>
    /// Whether an unknown word becomes the source's word that was looked at most when it was written (Luong et al. 2015, "Addressing the
    /// Rare Word Problem"; by attention as Jean et al. 2015).
    /// </summary>
    [MayChange]
    public bool CopyUnknown { get; init; } = true;

    /// <summary>What is shown at the end.</summary>
    [MayChange]
    [AfterTraining]
    public TranslationReportConfig Report { get; init; } = new();

    protected override IReadOnlyList<string> Metrics => ["loss", "perplexity", "bleu1", "bleu2", "bleu3", "bleu4", "exact"];

    protected override IEnumerable<ConfigProblem> CheckTask()
    {
        if (CopyUnknown && Model.OneVector)
            yield return new("copy_unknown", "one vector has no places to copy from; set this to false, or model.one_vector");
    }
}
