using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal static unsafe partial class Libtorch
{
    [LibraryImport(Library, EntryPoint = "torch_local_set_requires_grad")]
    internal static partial int SetRequiresGrad(nint tensor, int value);

    [LibraryImport(Library, EntryPoint = "torch_local_grad")]
    internal static partial nint Grad(nint tensor);

    [LibraryImport(Library, EntryPoint = "torch_local_set_grad")]
    internal static partial int SetGrad(nint tensor, nint grad);

    [LibraryImport(Library, EntryPoint = "torch_local_retain_grad")]
    internal static partial int RetainGrad(nint tensor);

    [LibraryImport(Library, EntryPoint = "torch_local_backward")]
    internal static partial int Backward(
        nint* tensors, int count, nint* gradients, int gradientCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library, EntryPoint = "torch_local_gradients")]
    internal static partial int Gradients(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int gradientCount,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library, EntryPoint = "torch_local_grad_mode")]
    [SuppressGCTransition]
    internal static partial int GradMode();

    [LibraryImport(Library, EntryPoint = "torch_local_set_grad_mode")]
    [SuppressGCTransition]
    internal static partial void SetGradMode(int enabled);

    [LibraryImport(Library, EntryPoint = "torch_local_inference_mode")]
    internal static partial int InferenceMode();

    [LibraryImport(Library, EntryPoint = "torch_local_enter_inference_mode")]
    internal static partial nint EnterInferenceMode(int enabled);

    [LibraryImport(Library, EntryPoint = "torch_local_leave_inference_mode")]
    internal static partial void LeaveInferenceMode(nint guard);

    [LibraryImport(Library, EntryPoint = "torch_local_custom_function", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CustomFunction(
        string name, nint context, delegate* unmanaged<nint, nint, nint*, int, nint*, int, byte*> backward,
        delegate* unmanaged<nint, void> releaseContext, nint* inputs, int inputCount, nint* outputs, int outputCount,
        nint* saved, int savedCount, nint* dirty, int dirtyCount, nint* constant, int constantCount, int materialize);

    [LibraryImport(Library, EntryPoint = "torch_local_saved")]
    internal static partial int Saved(nint node, nint* results, int capacity);
}
