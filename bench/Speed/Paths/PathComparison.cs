using Harness;
using Speed.Ours;

namespace Speed.Paths;

/// <summary>Processes that do the same with one instruction set: ours as it is, its variants, and the package.</summary>
internal sealed class PathComparison : IDisposable
{
    private readonly InstructionSet set;
    private readonly Case compared;
    private readonly List<(string Who, ServedProcess Process)> processes = [];

    /// <param name="measured">the case, with at least one variant on the set</param>
    /// <param name="set">for all processes</param>
    internal PathComparison(PathCase measured, InstructionSet set)
    {
        (this.set, compared) = (set, Cases.Named(measured.Name));
        string[] packages = set == InstructionSet.Here[0] ? [Cases.Alone, Cases.Kept] : [Cases.Kept];
        try
        {
            foreach (var variant in measured.VariantsOn(set).Prepend(Variant.AsItIs))
                processes.Add((variant.Name, Start(variant, measured.Threads)));
            Check();
            foreach (var package in packages)
            {
                processes.Add((package, compared.Program(package).Start(compared.Name, measured.Threads, set.Environment)));
                Check(); // one by one: the package's threads do not sleep while they wait, and take the others' cores
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal PathResult Run(int turns)
    {
        var samples = InTurn.Measure([[.. processes.Select(one => one.Process)]], turns);
        return new PathResult(set, compared, processes.ToDictionary(one => one.Who, one => samples[one.Process]));
    }

    public void Dispose() => Parallel.ForEach(processes, one => one.Process.Dispose());

    private void Check()
    {
        foreach (var (who, process) in processes) Agreement.Check(processes[0].Process.FixedPoint, process.FixedPoint, who);
    }

    private ServedProcess Start(Variant variant, int threads) => ServedProcess.Own(
        ["serve", compared.Name, variant.Name, $"{threads}", set.Name], threads, [.. set.Environment, .. variant.Environment]);
}
