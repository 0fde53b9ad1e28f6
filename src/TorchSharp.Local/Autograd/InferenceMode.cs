using TorchSharp.Native;

namespace TorchSharp;

/// <summary>libtorch's inference mode for this thread until the end of the scope.</summary>
internal sealed class InferenceMode(bool enabled) : IDisposable
{
    private nint guard = Libtorch.Check(Libtorch.EnterInferenceMode(enabled ? 1 : 0));

    public void Dispose()
    {
        Libtorch.LeaveInferenceMode(Interlocked.Exchange(ref guard, 0));
    }
}
