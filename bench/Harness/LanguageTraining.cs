using RnnResearch.Data.Text;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static RnnResearch.Torch.Arithmetic;

namespace Harness;

/// <summary>A language model trained as a language experiment trains it: chunk by chunk through a text, the state carried over.</summary>
public sealed class LanguageTraining : IWork
{
    private readonly LanguageConfig config;
    private readonly int stepsPerRun;
    private readonly EncodedText text;
    private readonly TextStreams streams;
    private readonly LanguageModel model;
    private readonly LanguageLoss lossOf;
    private readonly Learner learner;
    private NetworkState? state;
    private long step;

    /// <param name="config">the model, sequence length, batch size and update rule; nothing else of it is used</param>
    /// <param name="vocabulary">V</param>
    /// <param name="stepsPerRun">steps of one <see cref="Run"/></param>
    /// <param name="loss">what computes the loss; without it the model itself, as in an experiment</param>
    /// <param name="fusedUpdate">as <see cref="Learner"/> takes it</param>
    public LanguageTraining(LanguageConfig config, int vocabulary, int stepsPerRun, LanguageLoss? loss = null, bool fusedUpdate = true)
    {
        (this.config, this.stepsPerRun) = (config, stepsPerRun);
        text = MadeUpText.Encoded((config.Train.BatchSize * config.SequenceLength * Chunks(stepsPerRun)) + 1, vocabulary);
        streams = new TextStreams(text, config.Train.BatchSize, config.SequenceLength);
        model = new LanguageModel(config.Model, vocabulary);
        learner = new Learner(model, config.Train, fusedUpdate);
        lossOf = loss ?? ((model, tokens, targets, state, sumOverTime) => model.Loss(tokens, targets, state, sumOverTime));
    }

    /// <summary>Chunks of the text, so many that a fixed point sees none twice.</summary>
    public static int Chunks(int stepsPerRun) => Math.Max(stepsPerRun, FirstSteps.Count);

    /// <summary><see cref="FirstSteps"/>, a chunk each.</summary>
    public IReadOnlyList<double> FixedPoint()
    {
        var found = FirstSteps.Of(model, _ => Step());
        step = 0;
        return found;
    }

    /// <summary>Returns the tokens trained on.</summary>
    public long Run()
    {
        for (var i = 0; i < stepsPerRun; i++) Step();
        return (long)stepsPerRun * config.Train.BatchSize * config.SequenceLength;
    }

    public void Dispose()
    {
        state?.Dispose();
        learner.Dispose();
        model.Dispose();
        text.Tokens.Dispose();
    }

    /// <summary>One update of the weights; returns the loss in nats per token.</summary>
    public double Step() => learner.Step(() => Loss(step++ % streams.Chunks));

    /// <summary>What a language experiment computes in a step.</summary>
    private StepLoss Loss(long chunk)
    {
        var (inputs, targets) = streams.Chunk(chunk, model.Device);            // [T, B] each
        var before = chunk == 0 || state is null ? model.ZeroState(streams.Streams) : state;
        var (objective, last) = lossOf(model, inputs, targets, before, config.SumOverTime);
        state?.Dispose();
        state = last.Detached();
        return new StepLoss(objective, config.SumOverTime ? objective.detach().Over(inputs.size(0)) : objective, targets.numel());
    }
}
