using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>What a stack carries from one chunk of a sequence to the next: the state of each layer, the lowest first.</summary>
public sealed record NetworkState(IReadOnlyList<CellState> Layers) : IDisposable
{
    /// <summary>The same of every tensor in it.</summary>
    public NetworkState Map(Func<Tensor, Tensor> change) => new([.. Layers.Select(layer => layer.Map(change))]);

    /// <summary>
    /// The numbers without the graph behind them, which ends backpropagation here, and out of any scope: the caller disposes them.
    /// </summary>
    public NetworkState Detached() => Map(part => part.detach().clone().DetachFromDisposeScope());

    /// <summary>Disposes every tensor in it.</summary>
    public void Dispose()
    {
        foreach (var layer in Layers)
        {
            layer.h.Dispose();
            layer.c?.Dispose();
        }
    }

    /// <summary>The tensors by name, such as <c>0.h</c> and <c>0.c</c>, as a checkpoint keeps them.</summary>
    public IReadOnlyDictionary<string, Tensor> Named() => Layers
        .SelectMany((layer, l) => new[] { (Name: Name(l, "h"), Tensor: layer.h), (Name: Name(l, "c"), Tensor: layer.c!) })
        .Where(part => part.Tensor is not null)
        .ToDictionary(part => part.Name, part => part.Tensor);

    /// <summary>A state from what <see cref="Named"/> gave.</summary>
    public static NetworkState From(IReadOnlyDictionary<string, Tensor> named) => new([.. Enumerable.Range(0, named.Count)
        .TakeWhile(l => named.ContainsKey(Name(l, "h")))
        .Select(l => new CellState(named[Name(l, "h")], named.GetValueOrDefault(Name(l, "c"))))]);

    private static string Name(int layer, string part) => $"{layer}.{part}";
}
