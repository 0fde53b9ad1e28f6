using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Reads sequences of different lengths, which stand side by side and are filled up at their ends. In both directions (Schuster and
/// Paliwal 1997) layers are stacked as <c>torch.nn.LSTM</c> stacks them:
/// <code>
/// →h[t] = layer(x[t], →h[t-1])        ←h[t] = layer(x[t], ←h[t+1]), from each sequence's own end
/// y[t]  = [→h[t]; ←h[t]]              which the next layers read
/// </code>
/// Every sequence begins with the empty state, and no state depends on what fills another one up.
/// </summary>
public sealed class SequenceReader : nn.Module<Tensor, IReadOnlyList<int>, SequenceStates>
{
    private readonly ModuleList<RecurrentNetwork> ahead = [];
    private readonly ModuleList<RecurrentNetwork> back = [];
    private readonly int hidden;

    /// <param name="inputSize">I, the length of the lowest layer's input</param>
    /// <param name="config">cells and sizes; <see cref="SetBiases"/> applies what it says of biases</param>
    public SequenceReader(long inputSize, ReaderConfig config) : base(nameof(SequenceReader))
    {
        hidden = config.Hidden;
        var level = config.Bidirectional ? config with { Layers = 1 } : config;
        for (var l = 0; l < (config.Bidirectional ? config.Layers : 1); l++)
        {
            var size = l == 0 ? inputSize : 2L * hidden;
            ahead.Add(new RecurrentNetwork(size, level));
            if (config.Bidirectional) back.Add(new RecurrentNetwork(size, level));
        }
        RegisterComponents();
    }

    /// <summary>D, the length of a state of both directions: H or 2H.</summary>
    public int OutputSize => back.Count > 0 ? 2 * hidden : hidden;

    /// <summary>Sets the biases that have a value of their own, after whatever drew the weights.</summary>
    public void SetBiases(RecurrentConfig config)
    {
        foreach (var network in ahead.Concat(back)) network.SetBiases(config);
    }

    /// <param name="x">[T, B, I]</param>
    /// <param name="lengths">how many steps each sequence has, 1 to T</param>
    public override SequenceStates forward(Tensor x, IReadOnlyList<int> lengths)
    {
        var turn = new Backwards(lengths, x.size(0));
        return Stack(Run(ahead[0], x), back.Count == 0 ? null : Run(back[0], turn.Round(x)), turn);
    }

    /// <summary>The same of tokens, int64 [T, B], by their vectors in a <paramref name="table"/> [V, I].</summary>
    public SequenceStates Read(Tensor tokens, Tensor table, IReadOnlyList<int> lengths)
    {
        var turn = new Backwards(lengths, tokens.size(0));
        return Stack(Run(ahead[0], tokens, table), back.Count == 0 ? null : Run(back[0], turn.Round(tokens), table), turn);
    }

    private static Tensor Run(RecurrentNetwork network, Tensor x) => network.call(x, network.ZeroState(x.size(1))).y;

    private static Tensor Run(RecurrentNetwork network, Tensor tokens, Tensor table) =>
        network.Read(tokens, table, network.ZeroState(tokens.size(1))).y;

    // What the lowest layer read ahead, and what it read back, which still runs back.
    private SequenceStates Stack(Tensor y, Tensor? h, Backwards turn)
    {
        if (h is null) return new SequenceStates(y, turn.Lengths);
        y = cat([y, turn.Round(h)], 2); // [T, B, 2H]
        for (var l = 1; l < ahead.Count; l++) y = cat([Run(ahead[l], y), turn.Round(Run(back[l], turn.Round(y)))], 2);
        return new SequenceStates(y, turn.Lengths, hidden);
    }
}
