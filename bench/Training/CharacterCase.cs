using RnnResearch.Data.Text;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace TrainingSpeed;

/// <summary>A character language model of char-rnn's standard size, two layers of 128 over 50 streams in chunks of 50 steps, with any cell that PyTorch has.</summary>
internal sealed class CharacterCase : ICase
{
    private const int Vocabulary = 65;
    private const int Streams = 50;
    private const int Steps = 50;
    private const int Chunks = 20;
    private const int Characters = (Streams * Steps * Chunks) + 1;

    private readonly CellKind cell;
    private readonly TextStreams text = new(new EncodedText(Tokens(), Characters), Streams, Steps);
    private readonly LanguageModel model;
    private readonly Learner learner;
    private NetworkState state;

    internal CharacterCase(CellKind cell)
    {
        this.cell = cell;
        model = Model();
        learner = new Learner(model, 2e-3);
        state = model.ZeroState(Streams);
    }

    public string Name => $"char-{Cell}";

    public IReadOnlyList<string> Peer => ["characters.py", Cell];

    public string Unit => "chars";

    private string Cell => cell.ToString().ToLowerInvariant();

    /// <summary>Of the second chunk, from the state that the first one leaves.</summary>
    public (long Parameters, double Loss) FixedPoint()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var fixedModel = Model();
        var parameters = Wave.Fill(fixedModel);
        var (_, carried) = Objective(fixedModel, 0, fixedModel.ZeroState(Streams));
        return (parameters, Objective(fixedModel, 1, carried).Loss.ToDouble());
    }

    public long Train()
    {
        for (var chunk = 0; chunk < Chunks; chunk++) learner.Step(() => Loss(chunk));
        return text.Targets;
    }

    private Tensor Loss(int chunk)
    {
        var (loss, last) = Objective(model, chunk, chunk == 0 ? model.ZeroState(Streams) : state);
        state.Dispose();
        state = last.Detached();
        return loss;
    }

    private (Tensor Loss, NetworkState Last) Objective(LanguageModel language, int chunk, NetworkState before)
    {
        var (inputs, targets) = text.Chunk(chunk, language.Device);
        var (logits, last) = language.call(inputs, before);
        return (nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten()), last);
    }

    private LanguageModel Model() => new(new LanguageModelConfig { Cell = cell, Hidden = 128, Layers = 2, Embedding = 64 }, Vocabulary);

    /// <summary>Numbers of a linear congruential generator; the last one is a target only.</summary>
    private static Tensor Tokens()
    {
        var tokens = new byte[Characters];
        var random = 1L;
        for (var i = 0; i < tokens.Length; i++)
        {
            random = ((random * 1103515245) + 12345) % (1L << 31);
            tokens[i] = (byte)((random >> 16) % Vocabulary);
        }
        return tensor(tokens);
    }
}
