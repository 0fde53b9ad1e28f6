using System.Diagnostics;
using System.Globalization;
using Harness;

namespace Speed;

/// <summary>
/// How long <c>rnn train</c> takes from the command to its first step: the built program, as a user starts it, on a tiny text of its own.
/// </summary>
internal sealed class Start : IDisposable
{
    internal const string Name = "start";
    private static readonly Target Target = new(Seconds: 2);

    private const string FirstStep = "step 1/";
    private const string Text = "text.txt";
    private const string Experiment = $"""
        # How long until the first step?
        # Minutes: 0.1
        task: language
        data:
          path: {Text}
        model:
          cell: lstm
          hidden: 128
          layers: 2
        sequence_length: 50
        train:
          epochs: 1
          batch_size: 50
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rnn-bench-");

    private Start()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "experiments"));
        File.WriteAllText(Path.Combine(folder.FullName, "experiments", $"{Name}.yaml"), Experiment);
        var lines = Enumerable.Range(0, 1500).Select(i => $"line {i * 37 % 1000}\n");
        File.WriteAllText(Path.Combine(folder.FullName, Text), string.Concat(lines));
    }

    /// <summary>The median of the turns, at the better of one thread and two.</summary>
    internal static CommandTime Measure(int turns)
    {
        using var start = new Start();
        return start.Run(turns);
    }

    private CommandTime Run(int turns)
    {
        foreach (var threads in Comparison.ThreadCounts) Seconds(threads);
        List<double>[] seconds = [.. Comparison.ThreadCounts.Select(_ => new List<double>())];
        for (var turn = 0; turn < turns; turn++)
            foreach (var (i, threads) in Comparison.ThreadCounts.Index()) seconds[i].Add(Seconds(threads));
        var (best, count) = seconds.Select(Statistic.Median).Zip(Comparison.ThreadCounts).MinBy(pair => pair.First);
        return new CommandTime(Name, count, best, Target);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private double Seconds(int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "train", Name, "train.max_steps=1", $"threads={count}"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = count;
        var (clock, first, said) = (Stopwatch.StartNew(), default(TimeSpan?), new List<string?>());
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // its table is of no interest, but the pipe must not fill
        process.BeginOutputReadLine();
        while (process.StandardError.ReadLine() is { } line)
        {
            if (first is null && line.StartsWith(FirstStep, StringComparison.Ordinal)) first = clock.Elapsed;
            said.Add(line);
        }
        process.WaitForExit();
        return first?.TotalSeconds
            ?? throw new IOException($"rnn train ended without a first step: {string.Join(Environment.NewLine, said)}");
    }
}
