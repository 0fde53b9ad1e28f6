using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Fuzzing;

/// <summary>
/// Damaged checkpoints, as found on a disk and as sealed again by somebody: they are told and the one before is taken, or they are refused
/// in a sentence, or nothing that counts was damaged.
/// </summary>
public sealed class CheckpointFuzzTests : IDisposable
{
    private const string Manifest = "manifest.json";

    private readonly TempFolder folder = new();
    private readonly Feeding feeding;

    public CheckpointFuzzTests()
    {
        feeding = new Feeding(folder);
        Directory.CreateDirectory(folder["run"]);
        using var run = new ToyRun(folder["run"]);
        run.Trainer(ToyRun.Config with { MaxSteps = 5, EvaluateEvery = 4 }).Run(default);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Checkpoints()
    {
        var whole = Directory.GetFiles(Newest()).Append(folder["run/checkpoints/best.json"]).Order().ToArray();
        var contents = Array.ConvertAll(whole, File.ReadAllBytes);
        feeding.Feed(
            Enumerable.Range(0, 60),
            seed => contents[seed % whole.Length],
            seed => Path.GetRelativePath(folder.Path, whole[seed % whole.Length]),
            file => Resume(file, isSealedAgain: feeding.Fed % 2 == 0));

        void Resume(string file, bool isSealedAgain)
        {
            try
            {
                if (isSealedAgain && Path.GetFileName(file) is not (Manifest or "best.json")) SealAgain();
                Resumed(Path.GetFileName(file));
            }
            finally
            {
                foreach (var (path, bytes) in whole.Zip(contents))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllBytes(path, bytes);
                }
                foreach (var aside in Directory.GetDirectories(folder["run/checkpoints"], "*.damaged"))
                    Directory.Delete(aside, recursive: true);
            }
        }
    }

    private string Newest() => Directory.GetDirectories(folder["run/checkpoints"]).Order().Last();

    // A training goes on to the end that it had.
    private void Resumed(string file)
    {
        using var run = new ToyRun(folder["run"]);
        if (run.Checkpoints.LoadToResume() is not { } newest) throw new InvalidDataException($"{file}: no checkpoint is left");
        var trainer = run.Trainer(ToyRun.Config with { MaxSteps = 5, EvaluateEvery = 4 });
        trainer.Resume(newest);
        trainer.Run(default);
        Assert.Equal(5, trainer.State.Step);
    }

    private void SealAgain()
    {
        var files = Directory.GetFiles(Newest()).Where(path => Path.GetFileName(path) != Manifest)
            .ToDictionary(path => Path.GetFileName(path), path => File.ReadAllBytes(path));
        SealedFolder.Write(Newest(), files.ToDictionary(one => one.Key, one => (Action<Stream>)(stream => stream.Write(one.Value))));
    }
}
