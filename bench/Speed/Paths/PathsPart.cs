using Harness;

namespace Speed.Paths;

/// <summary>What each fast path is worth: the part <c>paths</c> of the bench.</summary>
internal static class PathsPart
{
    /// <param name="words"><c>[TURNS [CASE ...]]</c></param>
    /// <returns>the exit code</returns>
    internal static int Run(string[] words)
    {
        if (Request.Read(words, [.. PathCase.All.Select(one => one.Name)]) is not { } request) return 2;
        List<PathResult> results = [];
        var failed = 0;
        foreach (var set in InstructionSet.Here)
        {
            foreach (var measured in PathCase.All.Where(one => request.Cases.Contains(one.Name) && one.VariantsOn(set).Count > 0))
            {
                var name = $"{measured.Name} with {set.Name}";
                if (!Attempt.Succeeds(name, () => results.Add(Compared(name, measured, set, request.Turns)))) failed++;
            }
        }

        var absent = InstructionSet.All.Except(InstructionSet.Here).Select(set => $"{set.Name} is left out: this processor has it not");
        var failures = failed > 0 ? $"; {failed} comparisons failed" : "";
        var report = new Report("paths",
        [
            .. Surroundings.Lines(),
            .. absent,
            "two threads, but one for min-char-rnn; "
                + $"medians of {request.Turns} turns after warm-up; {DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}{failures}",
        ]);
        report.Add(PathTables.Worth(results));
        report.Add(PathTables.Heap(results));
        report.Publish();
        return failed == 0 ? 0 : 1;
    }

    private static PathResult Compared(string name, PathCase measured, InstructionSet set, int turns)
    {
        using var comparison = new PathComparison(measured, set);
        var result = comparison.Run(turns);
        var sides = result.Samples.Keys.Select(who => $"{who} {SpeedTables.Number(Statistic.Median(result.Speeds(who)!))}");
        Console.Error.WriteLine($"{name}: {string.Join(", ", sides)} {result.Case.Unit}/s");
        return result;
    }
}
