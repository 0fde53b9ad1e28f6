namespace TorchSharp.Local.Tests;

/// <summary>A test of what happens where there is no GPU.</summary>
public sealed class WithoutCudaFactAttribute : FactAttribute
{
    public WithoutCudaFactAttribute()
    {
        if (torch.cuda.is_available())
            Skip = "This machine has a CUDA device: the test is about its absence.";
    }
}
