using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>The CUDA devices of this machine.</summary>
    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => Libtorch.Check(Libtorch.CudnnAvailable()) != 0;

        public static int device_count() => Libtorch.Check(Libtorch.CudaDevices());

        public static void manual_seed(long seed)
        {
            if (is_available())
                Libtorch.Check(Libtorch.CudaSeed(seed, -1));
        }

        public static void manual_seed_all(long seed)
        {
            for (var device = 0; device < device_count(); device++)
                Libtorch.Check(Libtorch.CudaSeed(seed, device));
        }

        /// <summary>Waits until the device has done all that was asked of it.</summary>
        public static void synchronize(Device? device = null)
        {
            InitializeDeviceType(DeviceType.CUDA);
            Libtorch.Check(Libtorch.CudaSynchronize(device?.index ?? -1));
        }
    }

    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                /// <summary>Whether float32 products may use TensorFloat-32: faster, with 10 bits of mantissa.</summary>
                public static bool allow_tf32
                {
                    get => Libtorch.Check(Libtorch.AllowTf32(0, -1)) != 0;
                    set => Libtorch.Check(Libtorch.AllowTf32(0, value ? 1 : 0));
                }
            }
        }

        public static class cudnn
        {
            /// <summary>Whether cuDNN's convolutions and recurrent layers may use TensorFloat-32.</summary>
            public static bool allow_tf32
            {
                get => Libtorch.Check(Libtorch.AllowTf32(1, -1)) != 0;
                set => Libtorch.Check(Libtorch.AllowTf32(1, value ? 1 : 0));
            }
        }
    }
}
