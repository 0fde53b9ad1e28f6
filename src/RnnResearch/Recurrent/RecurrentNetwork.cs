using RnnResearch.Recurrent.Fused;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Layers of a recurrence on top of each other (lecture 10, "Multilayer RNNs"), with dropout between them and after the last
/// (Zaremba et al. 2014: never on the way through time):
/// <code>
/// y[0] = layer[0](x)
/// y[l] = join(D(y[l-1]), layer[l](D(y[l-1])))         y = D(y[L-1])
/// </code>
/// </summary>
public sealed class RecurrentNetwork : nn.Module<Tensor, NetworkState, (Tensor y, NetworkState last)>
{
    private readonly ModuleList<RecurrentLayer> layers = [];
    private readonly ModuleList<HighwayJoin> highways = [];
    private readonly LayerJoinKind join;
    private readonly double dropout;

    /// <param name="inputSize">I, the length of the lowest layer's input</param>
    /// <param name="config">cells and sizes; <see cref="SetBiases"/> applies what it says of biases</param>
    public RecurrentNetwork(long inputSize, RecurrentConfig config) : base(nameof(RecurrentNetwork))
    {
        (join, dropout) = (config.Join, config.Dropout);
        for (var l = 0; l < config.Layers; l++)
        {
            layers.Add(RecurrentLayer.Create(config.Cell, config.Kernel, l == 0 ? inputSize : config.Hidden, config.Hidden));
            if (l > 0 && join == LayerJoinKind.Highway) highways.Add(new HighwayJoin(config.Hidden));
        }
        RegisterComponents();
    }

    /// <summary>The layers, the lowest first.</summary>
    internal IEnumerable<RecurrentLayer> Layers => layers;

    /// <summary>Sets the biases that have a value of their own, after whatever drew the weights.</summary>
    public void SetBiases(RecurrentConfig config)
    {
        foreach (var highway in highways) highway.Close();
        foreach (var layer in layers)
        {
            if (!config.RecurrentBias) layer.FixRecurrentBias();
            if (config.ForgetBias is { } bias) layer.SetForgetBias(bias);
        }
    }

    /// <summary>A state of zeros for <paramref name="batch"/> sequences.</summary>
    public NetworkState ZeroState(long batch) => new([.. layers.Select(layer => layer.ZeroState(batch))]);

    /// <param name="x">[T, B, I]</param>
    /// <param name="state">the state before the first step</param>
    /// <returns>y [T, B, H] of the highest layer, and the state after the last step</returns>
    public override (Tensor y, NetworkState last) forward(Tensor x, NetworkState state) =>
        RunUpperLayers(layers[0].call(x, state.Layers[0]), state);

    /// <summary>
    /// The same of tokens, int64 [T, B]: of their vectors in a <paramref name="table"/> [V, I], or of one-hot vectors.
    /// </summary>
    public (Tensor y, NetworkState last) Read(Tensor tokens, Tensor? table, NetworkState state) =>
        RunUpperLayers(layers[0].Read(tokens, table, state.Layers[0]), state);

    /// <summary>All that each layer computes over x, [T, B, I], without dropout; and y [T, B, H], as from <see cref="forward"/>.</summary>
    internal (IReadOnlyList<LayerTrace> layers, Tensor y) Trace(Tensor x, NetworkState state)
    {
        var traces = new LayerTrace[layers.Count];
        for (var l = 0; l < traces.Length; l++)
        {
            traces[l] = layers[l].Trace(x, state.Layers[l]);
            x = l == 0 ? traces[l].h : Join(l, x, traces[l].h);
        }
        return (traces, x);
    }

    /// <summary>
    /// y [T, B, H], as <see cref="forward"/> gives it, and every state on the way to it, each a node of its graph, layer by layer: that
    /// before the first step and those after each. Without dropout, and far slower.
    /// </summary>
    internal (Tensor y, IReadOnlyList<CellState>[] states) States(Tensor x, NetworkState state)
    {
        var states = new IReadOnlyList<CellState>[layers.Count];
        for (var l = 0; l < states.Length; l++)
        {
            states[l] = layers[l].States(x, state.Layers[l]);
            var h = stack(states[l].Skip(1).Select(after => after.h)); // [T, B, H]
            x = l == 0 ? h : Join(l, x, h);
        }
        return (x, states);
    }

    /// <summary>
    /// The layers as steps run again and again from <paramref name="state"/>, reading tokens as <see cref="Read"/> does, without dropout.
    /// Null where no kernel does that.
    /// </summary>
    internal FusedStack? Stack(Tensor? table, NetworkState state)
    {
        if (join != LayerJoinKind.Plain) return null;
        var tokens = zeros(1, state.Layers[0].h.size(0), dtype: ScalarType.Int64);
        var steps = new List<IFusedStep>();
        foreach (var (layer, before) in layers.Zip(state.Layers))
        {
            var step = steps.Count == 0
                ? layer.Stepper(tokens, table, before)
                : layer.Stepper(steps[^1].Hidden, before);
            if (step is null)
            {
                foreach (var made in steps) made.Dispose();
                return null;
            }
            steps.Add(step);
        }
        return new FusedStack(tokens.DetachFromDisposeScope(), [.. steps]);
    }

    private (Tensor y, NetworkState last) RunUpperLayers((Tensor h, CellState last) lowest, NetworkState state)
    {
        var (x, last) = (Dropout(lowest.h), new CellState[layers.Count]);
        last[0] = lowest.last;
        for (var l = 1; l < last.Length; l++)
        {
            (var h, last[l]) = layers[l].call(x, state.Layers[l]);
            x = Dropout(Join(l, x, h));
        }
        return (x, new NetworkState(last));
    }

    private Tensor Dropout(Tensor y) => training && dropout > 0 ? nn.functional.dropout(y, dropout) : y;

    private Tensor Join(int l, Tensor x, Tensor h) => join switch
    {
        LayerJoinKind.Residual => Sum(x, h),
        LayerJoinKind.Highway => highways[l - 1].call(x, h),
        _ => h,
    };
}
