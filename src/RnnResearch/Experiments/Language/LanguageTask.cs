using System.Security.Cryptography;
using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>
/// Language modelling as the training loop sees it: a step is one chunk of T steps in B streams, and the state goes on to the next.
/// </summary>
internal sealed class LanguageTask : ITrainingTask
{
    private readonly LanguageConfig config;
    private readonly TextStreams streams;
    private readonly TextEvaluator evaluator;
    private NetworkState? state;

    /// <param name="config">the experiment's</param>
    /// <param name="corpus">becomes the task's to dispose</param>
    /// <param name="model">becomes the task's to dispose</param>
    public LanguageTask(LanguageConfig config, TextCorpus corpus, LanguageModel model)
    {
        SplitSizes.Check(config, corpus);
        (this.config, Corpus, Language) = (config, corpus, model);
        streams = new TextStreams(corpus[Split.Train], config.Train.BatchSize, config.SequenceLength);
        evaluator = new TextEvaluator(corpus, model, config.EvaluationStreams, config.SequenceLength);
        var vocabulary = Encoding.UTF8.GetBytes(corpus.Vocabulary.ToJson());
        Fingerprint = FingerprintOf(corpus);
        Attachments = new Dictionary<string, byte[]> { [LanguageModelFactory.VocabularyAttachment] = vocabulary };
    }

    public TextCorpus Corpus { get; }

    public LanguageModel Language { get; }

    public nn.Module Model => Language;

    public long StepsPerEpoch => streams.Chunks;

    public string TokenUnit => Corpus.Vocabulary.Unit switch
    {
        TextUnit.Words => "words",
        TextUnit.Bytes => "bytes",
        _ => "chars",
    };

    public double StepBytes =>
        ModelSize.StepBytes(config.Model, Corpus.Vocabulary.Count, (double)config.Train.BatchSize * config.SequenceLength);

    public double LossOfChance => Math.Log(Corpus.Vocabulary.Count);

    public IReadOnlyDictionary<string, byte[]> Attachments { get; }

    public IReadOnlyDictionary<string, Tensor> Carried => state?.Named() ?? new Dictionary<string, Tensor>();

    /// <summary>What held-out splits and written texts begin with, one row; null for zeros.</summary>
    public NetworkState? Start => LanguageModelFactory.StartOf(config, state);

    /// <summary>What the first stream reads first in the chunk after step <paramref name="step"/>.</summary>
    public long NextInput(long step) => streams.Chunk(step % streams.Chunks, CPU).inputs[0, 0].WholeNumber();

    public StepLoss Loss(long step)
    {
        var chunk = (step - 1) % streams.Chunks;
        var (inputs, targets) = streams.Chunk(chunk, Language.Device);         // [T, B] each
        var before = chunk == 0 || state is null ? Language.ZeroState(streams.Streams) : state;
        var (objective, last) = Language.Loss(inputs, targets, before, config.SumOverTime);
        Carry(last.Detached());
        return new StepLoss(objective, config.SumOverTime ? objective.detach().Over(inputs.size(0)) : objective, targets.numel());
    }

    /// <exception cref="CheckpointException">It is not what this network carries in so many streams.</exception>
    public void Restore(IReadOnlyDictionary<string, Tensor> carried)
    {
        if (carried.Count > 0) RefuseOtherShapes(carried);
        Carry(carried.Count == 0 ? null : NetworkState.From(carried).Map(part => part.to(Language.Device)).Detached());
    }

    public IReadOnlyDictionary<string, double> Evaluate(Split split, CancellationToken interrupt = default) =>
        evaluator.Scores(split, Start, interrupt);

    /// <summary>Of the tokens of all splits.</summary>
    public string Fingerprint { get; }

    public void Dispose()
    {
        Carry(null);
        Language.Dispose();
        Corpus.Dispose();
    }

    private void RefuseOtherShapes(IReadOnlyDictionary<string, Tensor> carried)
    {
        string Shown(IReadOnlyDictionary<string, Tensor> state) => string.Join("; ",
            state.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key} [{string.Join(", ", part.Value.shape)}]"));
        using var scope = NewDisposeScope();
        var (found, expected) = (Shown(carried), Shown(Language.ZeroState(streams.Streams).Named()));
        if (found != expected)
            throw new CheckpointException(
                $"the checkpoint carries the states {found}, but this network in {streams.Streams} streams (train.batch_size) has "
                + $"{expected}; use the configuration that it was saved with");
    }

    private static string FingerprintOf(TextCorpus corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var split in Enum.GetValues<Split>().Where(corpus.Has))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{split.Name()} {corpus[split].Tokens.dtype} {corpus[split].Tokens.numel()};"));
            hash.AppendData(corpus[split].Tokens.bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Carry(NetworkState? next)
    {
        state?.Dispose();
        state = next;
    }
}
