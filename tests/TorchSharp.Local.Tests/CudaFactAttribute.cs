namespace TorchSharp.Local.Tests;

/// <summary>A test that needs a GPU.</summary>
public sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        if (!torch.cuda.is_available())
            Skip = "Needs a CUDA device.";
    }
}
