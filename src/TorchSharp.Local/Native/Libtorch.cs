using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The entry points of <c>native/torch_local.cpp</c>. A negative count or a null handle means: see <see cref="LastError"/>.</summary>
internal static unsafe partial class Libtorch
{
    private const string Library = "torch_local";

    [LibraryImport(Library, EntryPoint = "torch_local_error")]
    private static partial byte* Error();

    [LibraryImport(Library, EntryPoint = "torch_local_version")]
    private static partial byte* VersionText();

    [LibraryImport(Library, EntryPoint = "torch_local_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "torch_local_operator", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint FindOperator(string name, string overload);

    [LibraryImport(Library, EntryPoint = "torch_local_call")]
    internal static partial int Call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library, EntryPoint = "torch_local_info")]
    [SuppressGCTransition]
    internal static partial int Info(nint tensor, TensorInfo* info);

    [LibraryImport(Library, EntryPoint = "torch_local_release")]
    internal static partial void Release(nint tensor);

    [LibraryImport(Library, EntryPoint = "torch_local_retain")]
    internal static partial nint Retain(nint tensor);

    [LibraryImport(Library, EntryPoint = "torch_local_data")]
    internal static partial nint Data(nint tensor);

    [LibraryImport(Library, EntryPoint = "torch_local_set_data")]
    internal static partial int SetData(nint tensor, nint source);

    [LibraryImport(Library, EntryPoint = "torch_local_from_blob")]
    internal static partial nint FromBlob(
        nint data, long* sizes, int count, int dtype, nint owner, delegate* unmanaged<nint, void> freeOwner);

    [LibraryImport(Library, EntryPoint = "torch_local_threads")]
    internal static partial int Threads(int interop);

    [LibraryImport(Library, EntryPoint = "torch_local_set_threads")]
    internal static partial int SetThreads(int interop, int count);

    [LibraryImport(Library, EntryPoint = "torch_local_cuda_devices")]
    internal static partial int CudaDevices();

    [LibraryImport(Library, EntryPoint = "torch_local_cudnn_available")]
    internal static partial int CudnnAvailable();

    [LibraryImport(Library, EntryPoint = "torch_local_cuda_synchronize")]
    internal static partial int CudaSynchronize(int device);

    [LibraryImport(Library, EntryPoint = "torch_local_set_default_dtype")]
    internal static partial int SetDefaultType(int dtype);

    [LibraryImport(Library, EntryPoint = "torch_local_allow_tf32")]
    internal static partial int AllowTf32(int cudnn, int value);

    internal static string LastError => Marshal.PtrToStringUTF8((nint)Error()) ?? "";

    internal static string Version => Marshal.PtrToStringUTF8((nint)VersionText()) ?? "";

    /// <summary>Turns a negative count into libtorch's exception.</summary>
    internal static int Check(int result) => result >= 0 ? result : throw new ExternalException(LastError);

    /// <summary>Turns a null handle into libtorch's exception.</summary>
    internal static nint Check(nint handle) => handle != 0 ? handle : throw new ExternalException(LastError);
}
