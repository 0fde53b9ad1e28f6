using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models.Video;

/// <summary>
/// A network without a state, which looks at the last k frames side by side, and at zeros before the first; k = 1 is a frame alone:
/// <code>
/// h[1] = relu(W[1] (e_t, e_(t-1), ..., e_(t-k+1)) + b[1])
/// h[l] = relu(W[l] h[l-1] + b[l])
/// </code>
/// </summary>
internal sealed class WindowReader : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> layers = [];
    private readonly int window;
    private readonly double dropout;

    /// <param name="inputs">D</param>
    /// <param name="window">k</param>
    /// <param name="config">layers, their size H, and dropout after each</param>
    public WindowReader(int inputs, int window, VideoModelConfig config) : base(nameof(WindowReader))
    {
        (this.window, dropout) = (window, config.Dropout);
        for (var l = 0; l < config.Layers; l++) layers.Add(nn.Linear(l == 0 ? window * inputs : config.Hidden, config.Hidden));
        RegisterComponents();
    }

    /// <param name="e">[T, B, D]</param>
    /// <returns>[T, B, H]</returns>
    public override Tensor forward(Tensor e)
    {
        var h = cat([.. Enumerable.Range(0, window).Select(ago => Earlier(e, ago))], 2); // [T, B, k·D]
        foreach (var layer in layers)
        {
            h = nn.functional.relu(nn.functional.linear(h, layer.weight!, layer.bias!));
            if (training && dropout > 0) h = nn.functional.dropout(h, dropout);
        }
        return h;
    }

    /// <summary>At each frame what stood so many frames ago.</summary>
    private static Tensor Earlier(Tensor e, int ago)
    {
        var steps = e.size(0);
        var before = Math.Min(ago, steps);
        if (before == 0) return e;
        var nothing = zeros(before, e.size(1), e.size(2), dtype: e.dtype, device: e.device);
        return before == steps ? nothing : cat([nothing, e.narrow(0, 0, steps - before)], 0);
    }
}
