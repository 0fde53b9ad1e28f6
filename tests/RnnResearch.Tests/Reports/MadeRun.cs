using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

/// <summary>Runs as a training would have left them, without the training.</summary>
internal static class MadeRun
{
    public const string Hostile = "<script>document.title='broken'</script><img src=x onerror=alert(1)>";

    /// <summary>A run of a language model whose loss falls, with a summary and samples.</summary>
    /// <param name="path">its folder</param>
    /// <param name="title">its title</param>
    /// <param name="seed">its seed, which moves the loss a little</param>
    /// <param name="hidden">the size of its layer, which moves it more</param>
    /// <param name="steps">how long it was trained</param>
    public static RunDirectory At(string path, string title = "made", long seed = 1, int hidden = 8, int steps = 100)
    {
        var yaml = $"task: language\ntitle: {System.Text.Json.JsonSerializer.Serialize(title)}\nseed: {seed}\ndata: {{corpus: hello}}\n"
            + $"model: {{cell: gru, hidden: {hidden}}}\n";
        var run = RunDirectory.CreateAt(path, yaml, Info(Path.GetFileName(Path.GetDirectoryName(path)!), seed));
        Measure(run, seed + hidden, steps);
        run.Write(Summary(RunStatus.Finished, steps));
        foreach (var step in new[] { 10, 50, 100 })
            File.WriteAllText(Path.Combine(run.SamplesFolder, $"step-{step:D8}.txt"), $"after {step}: {title}\u001b[31m\n");
        return run;
    }

    public static RunInfo Info(string experiment, long seed = 1) => new()
    {
        Experiment = experiment,
        Command = $"make exp NAME={experiment}",
        Seed = seed,
        Started = new DateTimeOffset(2026, 11, 27, 18, 2, 0, TimeSpan.Zero),
        Finished = new DateTimeOffset(2026, 11, 27, 18, 5, 0, TimeSpan.Zero),
        Commit = "0123456789abcdef",
        Libtorch = "2.10",
        Threads = 1,
    };

    public static RunSummary Summary(RunStatus status, long bestStep = 100) => new()
    {
        Status = status,
        BestStep = bestStep,
        Seconds = 90,
        TokensPerSecond = 1000,
        Parameters = 1234,
        Validation = new Dictionary<string, double> { ["loss"] = 1.25, ["perplexity"] = Math.Exp(1.25) },
        Test = new Dictionary<string, double> { ["loss"] = 1.5 },
    };

    /// <summary>Writes metrics.csv: the training's loss and gradient at every step, validation at every tenth.</summary>
    public static void Measure(RunDirectory run, double difference, int steps)
    {
        var rows = Enumerable.Range(1, steps).SelectMany(step =>
        {
            var loss = FormattableString.Invariant($"{1 + Math.Exp(-step * 10.0 / steps) + (difference / 1000)}");
            var training = $"{step},1,train,loss,{loss},{step}\n{step},1,train,grad_norm,0.5,{step}\n";
            return step % 10 == 0 ? training + $"{step},1,validation,loss,{loss},{step}\n" : training;
        });
        File.WriteAllText(run.MetricsFile, "step,epoch,split,metric,value,seconds\n" + string.Concat(rows));
    }
}
