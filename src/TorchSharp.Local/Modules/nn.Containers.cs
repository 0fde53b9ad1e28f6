using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    // The functions that make parameters and containers.
    public static partial class nn
    {
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
