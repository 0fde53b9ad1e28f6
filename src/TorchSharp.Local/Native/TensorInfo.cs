using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>All that is cheap to know of a tensor, fetched in one call. The pointers die with the tensor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorInfo
{
    internal long Dimensions;
    internal long Elements;
    internal long StorageOffset;
    internal long ElementSize;
    internal long* Sizes;
    internal long* Strides;
    internal int ScalarType;
    internal int DeviceType;
    internal int DeviceIndex;
    internal TensorFlags Flags;
}
