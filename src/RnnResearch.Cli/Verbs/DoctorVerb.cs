using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Kernels;
using RnnResearch.Torch;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn doctor</c>: what this machine and this build have to offer.</summary>
internal static class DoctorVerb
{
    public static Command Create(Session session)
    {
        var command = new Command("doctor", "Show torch, threads, speed, free disk and data sets.");
        command.SetAction(_ => Run(session));
        return command;
    }

    private static void Run(Session session)
    {
        TableWriter.Write(session.Out, new ResultTable("This machine", ["what", "found"], [.. Facts()]));
        TableWriter.Write(session.Out, DataVerb.Table());
    }

    private static IEnumerable<string[]> Facts()
    {
        var cores = Environment.ProcessorCount;
        yield return ["torch", $"libtorch {torch.__version__}, {TorchLibrary.Origin}"];
        yield return ["device", torch.cuda.is_available() ? $"cuda ({torch.cuda.device_count()} found)" : "cpu"];
        yield return ["machine", MachineInfo.Here.ToString()];
        var kernels = ProcessorVectors.SuitKernels ? "the fused ones" : "the package's own modules, and cells step by step";
        yield return ["kernels (auto)", $"{kernels}; the processor has {ProcessorVectors.Name}"];
        yield return ["threads", $"{cores} (an experiment takes all cores unless it sets threads)"];
        yield return ["matrix product, 1 thread", $"{GemmSpeed.Measure(1):F0} GFLOP/s"];
        if (cores > 1) yield return [$"matrix product, {cores} threads", $"{GemmSpeed.Measure(cores):F0} GFLOP/s"];
        yield return ["data folder", DataRoot.Folder];
        yield return ["free disk there", $"{FreeDisk(DataRoot.Folder) / (double)(1L << 30):F1} GiB"];
    }

    private static long FreeDisk(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing)!;
        return new DriveInfo(existing).AvailableFreeSpace;
    }
}
