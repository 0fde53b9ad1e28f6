using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Switches recording on or off for this thread and back at the end.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly int before = Libtorch.GradMode();

    internal GradMode(bool enabled) => Libtorch.SetGradMode(enabled ? 1 : 0);

    public void Dispose() => Libtorch.SetGradMode(before);
}
