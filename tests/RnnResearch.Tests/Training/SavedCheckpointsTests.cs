using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Training;

/// <summary>Reading changes nothing, and is done beside a training.</summary>
public sealed class SavedCheckpointsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly List<string> warnings = [];

    [Fact]
    public void Reading_changes_nothing_whatever_an_interrupted_save_left()
    {
        Store().Save(At(1), best: true);
        Store().Save(At(2));
        folder.Write("step-00000003.tmp/model.safetensors", "half of");
        folder.Write("best.json.tmp", "{");
        File.Delete(Path.Combine(folder.Path, "step-00000002", "model.safetensors"));
        var before = Entries();
        var saved = new SavedCheckpoints(folder.Path, warnings.Add);
        Assert.Equal(1, saved.LoadNewest()!.Step);
        Assert.Equal(1, saved.LoadBest()!.Step);
        Assert.Equal([1L, 2], saved.Steps);
        Assert.Equal(before, Entries());
    }

    [Fact]
    public void A_folder_that_is_missing_is_not_made()
    {
        var saved = new SavedCheckpoints(folder["none"], warnings.Add);
        Assert.Null(saved.LoadBest());
        Assert.Null(saved.LoadNewest());
        Assert.False(Directory.Exists(folder["none"]));
    }

    [Theory]
    [InlineData(false)] // one step after the other, of which one is kept
    [InlineData(true)] // the same step again and again
    public async Task What_a_training_removes_and_replaces_meanwhile_is_not_called_damaged(bool again)
    {
        Store(keepLast: 1).Save(At(1), best: true);
        var training = Task.Run(() =>
        {
            using var own = torch.NewDisposeScope();
            var store = Store(keepLast: 1);
            for (var n = 2; n < 30; n++)
                store.Save(At(again ? 1 : n) with { State = $"{{\"n\":{n}}}", Model = Filled(n) }, best: true);
        });
        var saved = new SavedCheckpoints(folder.Path, warnings.Add);
        for (var best = true; !training.IsCompleted; best = !best)
        {
            using var own = torch.NewDisposeScope();
            var checkpoint = (best ? saved.LoadBest() : saved.LoadNewest())!;
            if (checkpoint.State != "{}") Assert.Equal(checkpoint.State, $"{{\"n\":{checkpoint.Model["w"][0].ToSingle()}}}");
        }
        await training;
        Assert.Empty(warnings);
    }

    public static TheoryData<string, string> Marks => new()
    {
        { "{\"step\": 7}", "names step 7, of which there is no checkpoint" },
        { "{\"step\": -1}", "names step -1, of which there is no checkpoint" },
        { "{}", "best.json is damaged" },
        { "", "best.json is damaged" },
        { "{\"step\": null}", "best.json is damaged" },
        { "{\"step\": \"1\"}", "best.json is damaged" },
        { "{\"step\": 1.5}", "best.json is damaged" },
        { "{\"step\": 1, \"step\": 2}", "best.json is damaged" },
        { "{\"step\": 99999999999999999999}", "best.json is damaged" },
        { "[1]", "best.json is damaged" },
        { "null", "best.json is damaged" },
        { "{\"step\": 1} more", "best.json is damaged" },
        { "{\"step\": [[1]]}", "best.json is damaged" },
        { "\0\0\0\0", "best.json is damaged" },
    };

    [Theory]
    [MemberData(nameof(Marks))]
    public void What_is_marked_best_and_cannot_be_is_told_and_the_newest_is_used(string mark, string expected)
    {
        Store().Save(At(1));
        Store().Save(At(2));
        folder.Write("best.json", mark);
        Assert.Equal(2, new SavedCheckpoints(folder.Path, warnings.Add).LoadBest()!.Step);
        var warning = Assert.Single(warnings);
        Assert.StartsWith("the best checkpoint is damaged, so step 2 is used:", warning);
        Assert.Contains(expected, warning);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private CheckpointStore Store(int keepLast = 3) => new(folder.Path, keepLast, warnings.Add);

    private string[] Entries() =>
        [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O}").Order()];

    // Long enough to be met by a training while they are read.
    private static Dictionary<string, torch.Tensor> Filled(float value) => new() { ["w"] = torch.full(100_000, value) };

    private static Checkpoint At(long step) => new() { Step = step, Model = Filled(step), State = "{}" };
}
