using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace RnnResearch.Experiments.Language;

/// <summary>Whether a text is long enough for how it is to be read; said before training rather than in the middle of it.</summary>
internal static class SplitSizes
{
    /// <exception cref="DataException">A split is too short; the message has the fix.</exception>
    public static void Check(LanguageConfig config, TextCorpus corpus)
    {
        var (B, T) = (config.Train.BatchSize, config.SequenceLength);
        Require(corpus, Split.Train, ((long)B * T) + 1,
            $"one chunk of train.batch_size {B} x sequence_length {T} and its last target",
            "lower one of the two, or take a longer text");
        // Without a validation split there is none to choose a checkpoint by: the corpus says so, and how to get one.
        foreach (var split in new[] { Split.Validation, Split.Test }.Where(split => split == Split.Validation || corpus.Has(split)))
            Require(corpus, split, 2L * config.EvaluationStreams,
                $"evaluation_streams {config.EvaluationStreams} with an input and a target each",
                $"lower evaluation_streams, raise data.{split.Name()}, or take a longer text");
    }

    private static void Require(TextCorpus corpus, Split split, long needed, string purpose, string fix)
    {
        var tokens = corpus[split].Tokens.size(0);
        if (tokens < needed)
        {
            var unit = corpus.Vocabulary.Unit.Name();
            throw new DataException(
                $"{corpus.Name}: the {split.Name()} split has {tokens} {unit}, but {purpose} takes {needed}; {fix}");
        }
    }
}
