using System.Diagnostics;
using System.Globalization;
using RnnResearch.Kernels;
using RnnResearch.Models;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

/// <summary>
/// The package reads the handle of an object and calls native code with it; where nothing else holds the object, a collection at that
/// moment frees it. So what experiments do is done once quietly and then beside a <see cref="RestlessCollector"/>: no exception, and bit by
/// bit the same. RNN_STRESS_MINUTES=10 has it done again and again for so long.
/// </summary>
public sealed class CollectorStressTests(ITestOutputHelper output)
{
    private const string MinutesVariable = "RNN_STRESS_MINUTES";
    private const double Minutes = 0.5;
    private const int FewestPieces = 15; // on a busy machine half a minute is soon over
    private const int FailuresShown = 25;
    private const int FramesShown = 3;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Dictionary<StressPiece, IReadOnlyList<string>?> quiet = [];
    private readonly List<string> failures = [];

    [Fact]
    public void Nothing_dies_while_native_code_uses_it()
    {
        var (threads, ofTorch) = (ProcessorThreads.Count, get_num_threads());
        try
        {
            ProcessorThreads.Use(2);
            using var folder = new TempFolder();
            var language = new LanguagePieces(folder.Path);
            using var writer = new StressRun(language.Config(new() { Hidden = 6, Embedding = 5 }, 0));
            var looking = new CaptionerConfig { Hidden = 6, Embedding = 5, Attention = new() { Size = 4 } };
            using var captioner = new StressRun(CaptionPieces.Config(looking, 0));
            foreach (var run in new[] { writer, captioner }) run.Train(resume: false);
            var photos = new PhotoPieces(captioner, folder.Path);
            Stress(new(photos.All(), CaptionPieces.All(), language.All(), LanguagePieces.Writing(writer), FeaturePieces.All()));
        }
        finally
        {
            ProcessorThreads.Use(threads);
            set_num_threads(ofTorch);
        }
        var shown = string.Join(Environment.NewLine, failures.Take(FailuresShown));
        Assert.True(failures.Count == 0, $"{failures.Count} failures:{Environment.NewLine}{shown}");
    }

    private void Stress(StressFamilies families)
    {
        var asked = Environment.GetEnvironmentVariable(MinutesVariable);
        var until = TimeSpan.FromMinutes(asked is { Length: > 0 } ? double.Parse(asked, CultureInfo.InvariantCulture) : Minutes);
        var (done, collections) = (0, 0);
        foreach (var piece in families.Rotation())
        {
            if (clock.Elapsed >= until && done >= FewestPieces) break;
            if (!quiet.TryGetValue(piece, out var expected)) quiet[piece] = expected = Run(piece, "done quietly");
            if (expected is null) continue;
            var before = GC.CollectionCount(0);
            using (new RestlessCollector())
            {
                var when = $"iteration {++done}, after {clock.Elapsed.TotalSeconds:F1} s";
                if (Run(piece, when) is { } found) Compare(piece, when, expected, found);
            }
            collections += GC.CollectionCount(0) - before;
        }
        output.WriteLine($"{done} times one of {quiet.Count} pieces of work (there are {families.Pieces})");
        output.WriteLine($"{collections:N0} collections in {clock.Elapsed.TotalSeconds:F1} s, {failures.Count} failures");
    }

    private IReadOnlyList<string>? Run(StressPiece piece, string when)
    {
        try
        {
            return piece.Run();
        }
        catch (Exception error)
        {
            var ours = (error.StackTrace ?? "").Split('\n').Where(line => line.Contains("at RnnResearch.", StringComparison.Ordinal));
            var message = error.Message.Split('\n')[0];
            failures.Add($"{piece.Name}, {when}: {error.GetType().Name}: {message}{string.Concat(ours.Take(FramesShown))}");
            return null;
        }
    }

    private void Compare(StressPiece piece, string when, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        if (expected.SequenceEqual(found)) return;
        var at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        string Line(IReadOnlyList<string> lines) => lines.ElementAtOrDefault(at) ?? "nothing";
        failures.Add($"{piece.Name}, {when}: line {at + 1} is {Line(found)}, not {Line(expected)}");
    }
}
