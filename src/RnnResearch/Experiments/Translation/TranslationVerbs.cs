using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Decoding;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Translation;

/// <summary>What the verbs do that are for translators alone.</summary>
public static class TranslationVerbs
{
    /// <summary>
    /// Translates sentences with the best checkpoint of a run, or with a checkpoint's own folder; the data set is not needed.
    /// </summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="texts">sentences as people write them</param>
    /// <param name="decode">how translations are written, where not as configured</param>
    /// <param name="csvFile">a table source,translation,log_p besides, or null</param>
    /// <param name="progress">hears of damaged checkpoints, and of texts that have nothing to translate</param>
    /// <param name="tell">hears of each translation as soon as it is there</param>
    /// <returns>whether every text has a translation</returns>
    public static bool Translate(
        string path,
        IEnumerable<string> texts,
        DecodeOverride decode,
        string? csvFile,
        ITrainingProgress progress,
        Action<TranslatedText> tell)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<TranslationConfig>(path, progress.Warning);
        var (sources, targets) = TranslatorFactory.VocabulariesOf(trained.Checkpoint);
        using var translator = TranslatorFactory.Create(config, sources.Count, targets.Count, trained.Checkpoint);
        translator.eval();
        using var table = csvFile is null ? null : new AnswerTable(csvFile, "source", "translation", "log_p");
        var (source, target) = TranslationSides.Of(config.Data, sources, targets);
        var writer = new TranslationWriter(config, translator, target);
        return ScoresException.Naming(trained.Called, () =>
        {
            var isComplete = true;
            foreach (var (i, text) in texts.Index())
            {
                var words = source.Tokens.OfTyped(text);
                if (words.Length == 0)
                {
                    progress.Warning($"text {i + 1} has no words, so there is nothing to translate");
                    isComplete = false;
                    continue;
                }
                var read = source.Read(words, config.Data.ReverseSource);
                var written = writer.Write([(words, read)], decode.Over(config.Decode), config.Seed)[0];
                string[] unknown = [.. words.Where(word => source.Vocabulary.Encode([word])[0] == Vocabulary.Unknown).Distinct()];
                var translated = new TranslatedText(text, target.Tokens.Join(written.Words), written.Hypothesis.LogProbability, unknown);
                tell(translated);
                table?.Add(text, translated.Translation, FormattableString.Invariant($"{translated.LogProbability:F4}"));
            }
            return isComplete;
        });
    }
}
