using System.Diagnostics;
using Harness;

namespace Speed;

/// <summary>
/// How long <c>rnn train captioning-attention</c> takes in all, with the two experiments it is compared with: scenes drawn, training,
/// evaluation, pictures and table.
/// </summary>
internal static class WholeTraining
{
    internal const string Name = "captioning-attention";
    private static readonly Target Target = new(Seconds: 210);

    internal static CommandTime Run()
    {
        var folder = Directory.CreateTempSubdirectory("rnn-bench-");
        try
        {
            var experiments = Directory.CreateDirectory(Path.Combine(folder.FullName, "experiments"));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "captioning-*.yaml"))
                File.Copy(file, Path.Combine(experiments.FullName, Path.GetFileName(file)));
            var start = new ProcessStartInfo("dotnet", [Repository.Program, "train", Name])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? new CommandTime(Name, Environment.ProcessorCount, clock.Elapsed.TotalSeconds, Target)
                : throw new IOException($"rnn train {Name} failed: {said}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
