using TorchSharp.Native;

namespace TorchSharp;

// What factories take where nothing is said, and what is fixed for the process.
public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    private static ScalarType DefaultType = ScalarType.Float32;
    private static Device DefaultDevice = CPU;

    /// <summary>The version of the libtorch that is loaded.</summary>
    public static string __version__ => Libtorch.Version;

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA => new(DeviceType.CUDA);

    public static ScalarType get_default_dtype() => DefaultType;

    public static void set_default_dtype(ScalarType dtype)
    {
        if (!is_floating_point(dtype))
            throw new ArgumentException($"The default type must be a floating-point type, not {dtype}.", nameof(dtype));
        // libtorch has its own default, which decides what the quotient of integers is.
        Libtorch.Check(Libtorch.SetDefaultType((int)dtype));
        DefaultType = dtype;
    }

    public static Device get_default_device() => DefaultDevice;

    public static void set_default_device(Device device) => DefaultDevice = InitializeDevice(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    /// <summary>Makes sure that there is such a device; the default one where none is given.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= DefaultDevice;
        InitializeDeviceType(device.type);
        return device;
    }

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (deviceType == DeviceType.CUDA && !cuda.is_available())
            throw new InvalidOperationException("There is no CUDA device, or this libtorch was built without CUDA. Use the cpu device.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda.is_available();

    public static int get_num_threads() => Libtorch.Threads(0);

    public static int get_num_interop_threads() => Libtorch.Threads(1);

    /// <summary>How many threads one operator may use.</summary>
    public static void set_num_threads(int num) => Libtorch.Check(Libtorch.SetThreads(0, num));

    public static void set_num_interop_threads(int num) => Libtorch.Check(Libtorch.SetThreads(1, num));
}
