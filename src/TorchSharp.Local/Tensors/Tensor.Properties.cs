using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        internal unsafe TensorInfo Info
        {
            get
            {
                TensorInfo info;
                Libtorch.Check(Libtorch.Info(Handle, &info));
                GC.KeepAlive(this);
                return info;
            }
        }

        public ScalarType dtype => (ScalarType)Info.ScalarType;

        public DeviceType device_type => (DeviceType)Info.DeviceType;

        public int device_index => Info.DeviceIndex;

        public Device device
        {
            get
            {
                var info = Info;
                return new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        public long Dimensions => Info.Dimensions;

        public long ndim => Info.Dimensions;

        public long NumberOfElements => Info.Elements;

        public long ElementSize => Info.ElementSize;

        public long[] shape => size();

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Info.Flags.HasFlag(TensorFlags.Sparse);

        public bool is_leaf => Info.Flags.HasFlag(TensorFlags.Leaf);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_contiguous() => Info.Flags.HasFlag(TensorFlags.Contiguous);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public long dim() => Info.Dimensions;

        public long numel() => Info.Elements;

        public long element_size() => Info.ElementSize;

        public long storage_offset() => Info.StorageOffset;

        public unsafe long[] size()
        {
            var info = Info;
            var sizes = new ReadOnlySpan<long>(info.Sizes, (int)info.Dimensions).ToArray();
            GC.KeepAlive(this);
            return sizes;
        }

        public unsafe long size(int dim)
        {
            var info = Info;
            var size = info.Sizes[Position(dim, info.Dimensions)];
            GC.KeepAlive(this);
            return size;
        }

        public unsafe long[] stride()
        {
            var info = Info;
            var strides = new ReadOnlySpan<long>(info.Strides, (int)info.Dimensions).ToArray();
            GC.KeepAlive(this);
            return strides;
        }

        public unsafe long stride(int dim)
        {
            var info = Info;
            var stride = info.Strides[Position(dim, info.Dimensions)];
            GC.KeepAlive(this);
            return stride;
        }

        private static long Position(long dim, long dimensions) =>
            dim >= -dimensions && dim < dimensions
                ? dim < 0 ? dim + dimensions : dim
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {dimensions} dimensions.");
    }

    public static long numel(Tensor input) => input.numel();

    public static bool is_integral(Tensor t) => t.is_integral();

    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    public static bool is_complex(Tensor input) => input.is_complex();

    public static bool is_tensor(object obj) => obj is Tensor;
}
