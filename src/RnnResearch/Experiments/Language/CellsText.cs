using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Language;

/// <summary>The text that a trained network is looked into with.</summary>
internal static class CellsText
{
    /// <summary>A file, or where none is named the split that was held out: test, else validation.</summary>
    /// <param name="file">the file, or null</param>
    /// <param name="config">the run's</param>
    /// <param name="vocabulary">the run's</param>
    /// <param name="progress">hears how it was read, and what the vocabulary lacks</param>
    /// <exception cref="DataException">It cannot be read; or the run's corpus is not there.</exception>
    public static PlacedText Of(string? file, LanguageConfig config, TextVocabulary vocabulary, ITrainingProgress progress) =>
        file is null
            ? HeldOut(config, vocabulary, progress.Message)
            : PlacedText.Read(file, vocabulary, config.Data.Normalize, progress.Message, progress.Warning);

    private static PlacedText HeldOut(LanguageConfig config, TextVocabulary vocabulary, Action<string> log)
    {
        try
        {
            using var corpus = TextCorpus.Load(config.Data, vocabulary, log);
            var split = corpus.Has(Split.Test) ? Split.Test : Split.Validation;
            return PlacedText.Of($"{corpus.Name}, {split.Name()}", corpus[split], vocabulary);
        }
        catch (DataException error)
        {
            throw new DataException($"{error.Message} Or name another text for the network to read: --text FILE.", error);
        }
    }
}
