using RnnResearch.Configuration;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>From what a configuration asks for to what is there.</summary>
internal static class ComputeDevice
{
    /// <exception cref="ConfigException">A GPU is asked for, and this build finds none.</exception>
    public static Device Of(DeviceKind kind)
    {
        if (kind == DeviceKind.Cpu) return CPU;
        if (cuda.is_available()) return CUDA;
        return kind == DeviceKind.Auto ? CPU : throw new ConfigException([new("device",
            $"cuda was asked for, but this build (libtorch {__version__}) finds no GPU; build for one with make TorchDevice=cuda, "
            + "or set device to cpu")]);
    }
}
