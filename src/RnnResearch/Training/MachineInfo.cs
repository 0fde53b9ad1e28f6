namespace RnnResearch.Training;

/// <summary>The machine a run was made on, as its speed needs to be read.</summary>
/// <param name="Cpu">The processor's model name.</param>
/// <param name="Cores">Logical cores this process may use.</param>
/// <param name="MemoryGib">Memory this process may use, in GiB.</param>
public sealed record MachineInfo(string Cpu, int Cores, double MemoryGib)
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static MachineInfo Here { get; } = new(
        CpuModel(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1));

    public override string ToString() => $"{Cpu}, {Cores} cores, {MemoryGib} GiB";

    private static string CpuModel()
    {
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }
}
