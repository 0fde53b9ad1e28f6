using Harness;

namespace Speed;

/// <summary>
/// How long <c>rnn train</c> takes from the command to its first step: the built program, as a user starts it, on a tiny text of its own.
/// </summary>
internal static class Start
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

    /// <summary>The median of the turns, at the better of one thread and two.</summary>
    internal static CommandTime Measure(int turns)
    {
        using var folder = new ExperimentFolder();
        folder.Write(Path.Combine("experiments", $"{Name}.yaml"), Experiment);
        folder.Write(Text, string.Concat(Enumerable.Range(0, 1500).Select(i => $"line {i * 37 % 1000}\n")));

        foreach (var threads in Comparison.ThreadCounts) Seconds(threads);
        List<double>[] seconds = [.. Comparison.ThreadCounts.Select(_ => new List<double>())];
        for (var turn = 0; turn < turns; turn++)
            foreach (var (i, threads) in Comparison.ThreadCounts.Index()) seconds[i].Add(Seconds(threads));
        var (best, count) = seconds.Select(Statistic.Median).Zip(Comparison.ThreadCounts).MinBy(pair => pair.First);
        return new CommandTime(Name, count, best, Target);

        double Seconds(int threads) => folder.Time(["train", Name, "train.max_steps=1", $"threads={threads}"], FirstStep).TotalSeconds;
    }
}
