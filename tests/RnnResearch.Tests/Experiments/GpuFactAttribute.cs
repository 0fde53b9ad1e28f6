using TorchSharp;

namespace RnnResearch.Tests.Experiments;

/// <summary>A test that needs a GPU this build can use, or that there is none; skipped on the other kind of machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GpuFactAttribute : FactAttribute
{
    public GpuFactAttribute(bool present)
    {
        if (torch.cuda.is_available() == present) return;
        Skip = present
            ? "Needs a GPU, and this build finds none (make TorchDevice=cuda builds for one)."
            : "Shows what happens without a GPU, and there is one.";
    }
}
