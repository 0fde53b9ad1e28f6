using TorchSharp.Native;

namespace TorchSharp;

// Whether operators are recorded for the backward pass: per thread, until the returned object is disposed.
public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Libtorch.GradMode() != 0;

    /// <summary>Like no_grad and faster still; what is made under it can never take part in a backward pass.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Libtorch.InferenceMode() != 0;
}
