using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>PyTorch's defaults for new layers, drawn in the same order.</summary>
internal static class LayerInit
{
    /// <summary>Weights, then bias, uniform within ±1/sqrt(fan in).</summary>
    internal static void Uniform(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (bias is null)
            return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    /// <summary>Every parameter of a recurrent layer uniform within ±1/sqrt(hidden).</summary>
    internal static void Uniform(IEnumerable<Parameter> parameters, long hidden)
    {
        var bound = 1 / Math.Sqrt(hidden);
        foreach (var parameter in parameters)
            nn.init.uniform_(parameter, -bound, bound);
    }
}
