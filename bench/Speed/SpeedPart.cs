using System.Globalization;
using Harness;
using Speed.Peers;

namespace Speed;

/// <summary>Ours beside the peers: the part <c>speed</c> of the bench.</summary>
internal static class SpeedPart
{
    private const string Python = "/usr/bin/python3";

    /// <param name="words"><c>[PYTHON [TURNS [CASE ...]]]</c></param>
    /// <returns>the exit code</returns>
    internal static int Run(string[] words)
    {
        var python = words.FirstOrDefault() ?? Python;
        string[] known = [.. Cases.All.Select(one => one.Name), Start.Name, WholeTraining.Name];
        if (Request.Read([.. words.Skip(1)], known) is not { } request) return 2;
        if (Interpreter.Ask(python) is not { } interpreter) return 2;

        using var peak = new GemmPeak();
        List<Result> results = [];
        List<CommandTime> commands = [];
        var failed = 0;
        foreach (var name in request.Cases)
        {
            peak.Measure();
            var done = Attempt.Succeeds(name, () =>
            {
                if (name == Start.Name) commands.Add(Told(Start.Measure(request.Turns)));
                else if (name == WholeTraining.Name) commands.Add(Told(WholeTraining.Run()));
                else results.Add(Compared(Cases.Named(name), python, interpreter, request.Turns));
            });
            if (!done) failed++;
        }
        peak.Measure();

        var failures = failed > 0 ? $"; {failed} of {request.Cases.Count} cases failed" : "";
        var report = new Report("speed",
        [
            .. Surroundings.Lines(),
            .. Lines(interpreter, python, peak),
            $"medians of {request.Turns} turns after warm-up; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}{failures}",
        ]);
        report.Add(SpeedTables.Verdicts(results, commands, peak.Peak));
        report.Add(SpeedTables.ByThreads(results));
        report.Publish();
        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Lines(Interpreter interpreter, string python, GemmPeak peak)
    {
        yield return $"peers: the package alone; {interpreter.Versions}, {interpreter.Blas} ({python}); "
            + "with the same environment and as many threads";
        if (!interpreter.Counts) yield return "PyTorch and numpy are left out: their products are not made for this processor";
        var peaks = Comparison.ThreadCounts.Zip(peak.Best, (count, best) =>
            $"{SpeedTables.Number(best)} GFLOP/s with {SpeedTables.Threads(count)}");
        yield return $"peak of 2048 x 2048 matrix products in this run: {string.Join(", ", peaks)}";
    }

    private static Result Compared(Case compared, string python, Interpreter interpreter, int turns)
    {
        using var comparison = new Comparison(compared, python, peer => interpreter.Counts || peer is not PythonPeer);
        Console.Error.WriteLine($"{compared.Name}: {comparison.FixedPoint}");
        var result = comparison.Run(turns);
        var sides = result.Peers.Prepend(result.Ours).Select(side => $"{side.Name} {SpeedTables.Best(side)}");
        var ratio = Hundredths(result.RatioTo(result.Best));
        Console.Error.WriteLine($"{compared.Name}: {string.Join(", ", sides)} {compared.Unit}/s, ratio {ratio}");
        return result;
    }

    private static CommandTime Told(CommandTime time)
    {
        Console.Error.WriteLine($"{time.Name}: {Hundredths(time.Seconds)} seconds");
        return time;
    }

    private static string Hundredths(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
