using RnnResearch.Configuration;
using RnnResearch.Experiments;
using TorchSharp;

namespace RnnResearch.Tests.Experiments;

public sealed class ComputeDeviceTests
{
    [Fact]
    public void The_processor_is_always_there() => Assert.Equal(DeviceType.CPU, ComputeDevice.Of(DeviceKind.Cpu).type);

    [Fact]
    public void Auto_takes_what_there_is() =>
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, ComputeDevice.Of(DeviceKind.Auto).type);

    [Fact]
    public void A_gpu_that_is_not_there_is_refused_with_the_way_out()
    {
        if (torch.cuda.is_available()) return;
        var error = Assert.Throws<ConfigException>(() => ComputeDevice.Of(DeviceKind.Cuda));
        Assert.Contains("TorchDevice=cuda", error.Message);
        Assert.Contains("device to cpu", error.Message);
    }
}
