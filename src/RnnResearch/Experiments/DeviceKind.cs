namespace RnnResearch.Experiments;

/// <summary>What an experiment computes on (<c>device: auto | cpu | cuda</c>).</summary>
public enum DeviceKind
{
    /// <summary>The GPU where there is one this build can use, else the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>The first NVIDIA GPU; an error where there is none.</summary>
    Cuda,
}
