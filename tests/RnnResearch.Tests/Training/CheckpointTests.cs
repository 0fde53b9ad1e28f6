using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly List<string> warnings = [];

    [Fact]
    public void A_checkpoint_comes_back_whole()
    {
        var store = Store();
        store.Save(At(12));
        var loaded = store.LoadNewest()!;
        Assert.Equal(12, loaded.Step);
        Assert.Equal("{\"epoch\":3}", loaded.State);
        Assert.Equal("words"u8.ToArray(), loaded.Attachments["vocabulary.json"]);
        Assert.Equal(12f, loaded.Model["w"][0].ToSingle());
        Assert.Equal(5, loaded.OptimizerNumbers["0.step"]!.GetValue<long>());
        Assert.Empty(warnings);
        Assert.Equal(
            ["manifest.json", "model.safetensors", "optimizer.safetensors", "state.json", "vocabulary.json"],
            Directory.GetFiles(store.PathOf(12)).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_the_task_carries_comes_back_and_is_no_attachment()
    {
        var store = Store();
        var carried = new Dictionary<string, torch.Tensor> { ["0.h"] = torch.ones(2, 3), ["0.c"] = torch.zeros(2, 3) };
        store.Save(At(1) with { Carried = carried });
        var loaded = store.LoadNewest()!;
        Assert.Equal(["0.c", "0.h"], loaded.Carried.Keys.Order());
        Assert.Equal(Enumerable.Repeat(1f, 6), loaded.Carried["0.h"].data<float>().ToArray());
        Assert.Equal(["vocabulary.json"], loaded.Attachments.Keys);
        store.Save(At(2));
        Assert.Empty(store.LoadNewest()!.Carried);
    }

    [Fact]
    public void The_newest_few_and_the_best_are_kept()
    {
        var store = Store(keepLast: 2);
        foreach (var step in new[] { 1, 2, 3, 4 }) store.Save(At(step), best: step == 2);
        Assert.Equal([2L, 3, 4], store.Steps);
        Assert.Equal(2, store.BestStep);
        Assert.Equal(2, store.LoadBest()!.Step);
        Assert.Equal(4, store.LoadNewest()!.Step);
        store.Save(At(5), best: true);
        Assert.Equal([4L, 5], store.Steps);
    }

    [Fact]
    public void Without_any_checkpoint_there_is_none()
    {
        Assert.Null(Store().LoadNewest());
        Assert.Null(Store().LoadBest());
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "truncated", "model.safetensors: expected" },
        { "altered", "model.safetensors: expected" },
        { "missing", "found no such file" },
        { "unfinished", "manifest.json: missing, so the folder was never finished" },
        { "scribbled", "manifest.json is damaged" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_checkpoint_is_reported_and_the_one_before_is_used(string damage, string expected)
    {
        var store = Store();
        store.Save(At(1));
        store.Save(At(2));
        Damage(store.PathOf(2), damage);
        Assert.Equal(1, store.LoadNewest()!.Step);
        var warning = Assert.Single(warnings);
        Assert.StartsWith("the newest checkpoint is damaged, so step 1 is used:", warning);
        Assert.Contains(expected, warning);
        Assert.Contains(store.PathOf(2), warning);
        Assert.Throws<CheckpointException>(() => CheckpointStore.Load(store.PathOf(2)));
    }

    [Fact]
    public void An_altered_file_is_shown_with_both_hashes()
    {
        var store = Store();
        store.Save(At(1));
        var expected = SealedFile.Of(Path.Combine(store.PathOf(1), "model.safetensors"));
        Damage(store.PathOf(1), "altered");
        var actual = SealedFile.Of(Path.Combine(store.PathOf(1), "model.safetensors"));
        var error = Assert.Throws<CheckpointException>(() => store.LoadNewest());
        Assert.Contains($"expected {expected}, found {actual}", error.Message);
        Assert.Contains("every checkpoint in", error.Message);
    }

    [Fact]
    public void What_an_interrupted_save_left_is_removed()
    {
        Store().Save(At(1));
        Directory.CreateDirectory(folder["step-00000002.tmp"]);
        Assert.Equal([1L], Store().Steps);
        Assert.False(Directory.Exists(folder["step-00000002.tmp"]));
        Assert.Contains("step-00000002.tmp, which an interrupted save left behind", Assert.Single(warnings));
    }

    [Fact]
    public void Saving_a_step_again_replaces_it()
    {
        var store = Store();
        store.Save(At(1));
        store.Save(At(1) with { State = "{\"epoch\":9}" });
        Assert.Equal("{\"epoch\":9}", store.LoadNewest()!.State);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private CheckpointStore Store(int keepLast = 3) => new(folder.Path, keepLast, warnings.Add);

    private static Checkpoint At(long step) => new()
    {
        Step = step,
        Model = new Dictionary<string, torch.Tensor> { ["w"] = torch.full(100, (float)step) },
        Optimizer = new Dictionary<string, torch.Tensor> { ["0.exp_avg"] = torch.zeros(3) },
        OptimizerNumbers = new() { ["0.step"] = 5 },
        State = "{\"epoch\":3}",
        Attachments = new Dictionary<string, byte[]> { ["vocabulary.json"] = "words"u8.ToArray() },
    };

    private static void Damage(string checkpoint, string kind)
    {
        var model = Path.Combine(checkpoint, "model.safetensors");
        var bytes = File.ReadAllBytes(model);
        switch (kind)
        {
            case "truncated": File.WriteAllBytes(model, bytes[..^10]); break;
            case "altered": File.WriteAllBytes(model, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]); break;
            case "missing": File.Delete(model); break;
            case "unfinished": File.Delete(Path.Combine(checkpoint, "manifest.json")); break;
            default: File.WriteAllText(Path.Combine(checkpoint, "manifest.json"), "{ \"model"); break;
        }
    }
}
