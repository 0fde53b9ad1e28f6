using RnnResearch.Configuration;
using RnnResearch.Experiments;
using TorchSharp;

namespace RnnResearch.Tests.Experiments;

public sealed class ComputeDeviceTests
{
    [Fact]
    public void The_processor_is_always_there() => Assert.Equal(DeviceType.CPU, ComputeDevice.Of(DeviceKind.Cpu).type);

    [GpuFact(present: true)]
    public void A_gpu_that_is_there_is_taken_when_asked_for_and_by_default()
    {
        Assert.Equal(DeviceType.CUDA, ComputeDevice.Of(DeviceKind.Cuda).type);
        Assert.Equal(DeviceType.CUDA, ComputeDevice.Of(DeviceKind.Auto).type);
    }

    [GpuFact(present: false)]
    public void Without_a_gpu_the_default_is_the_processor_and_asking_for_one_is_refused_with_the_way_out()
    {
        Assert.Equal(DeviceType.CPU, ComputeDevice.Of(DeviceKind.Auto).type);
        var error = Assert.Throws<ConfigException>(() => ComputeDevice.Of(DeviceKind.Cuda));
        Assert.Contains("TorchDevice=cuda", error.Message);
        Assert.Contains("device to cpu", error.Message);
    }
}
