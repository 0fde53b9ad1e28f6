using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Text;
using RnnResearch.Models;

namespace RnnResearch.Experiments.Language;

/// <summary>A language model trained on a text with truncated backpropagation through time.</summary>
public sealed record LanguageConfig : ExperimentConfig
{
    /// <summary>The text.</summary>
    public TextDataConfig Data { get; init; } = new();

    /// <summary>The network.</summary>
    public LanguageModelConfig Model { get; init; } = new();

    /// <summary>T, steps that gradients flow back through; the batch size of <c>train</c> is B, the streams read side by side.</summary>
    [AtLeast(1)]
    public int SequenceLength { get; init; } = 50;

    /// <summary>
    /// Whether the objective is the sum over the T steps of a chunk, averaged over the streams, as in min-char-rnn and in Zaremba et al.;
    /// else it is the mean over both. It scales gradients, and so clipping and learning rate.
    /// </summary>
    public bool SumOverTime { get; init; }

    /// <summary>
    /// Streams that a held-out split is read in; each begins with the start state, so 1 gives the exact perplexity and is slowest.
    /// </summary>
    [AtLeast(1)]
    public int EvaluationStreams { get; init; } = 10;

    /// <summary>What held-out splits and written texts begin with.</summary>
    public StartState StartState { get; init; }

    /// <summary>Texts written while training.</summary>
    [MayChange]
    public SampleConfig Samples { get; init; } = new();

    /// <summary>
    /// Whether the network is small enough to show the slide's table of its input, hidden layer, scores and target,
    /// before and after training.
    /// </summary>
    public bool ShowNetwork { get; init; }

    protected override IReadOnlyList<string> Metrics => ["loss", "bpc", "perplexity"];
}
