using System.Text;
using RnnResearch.Tests.Files;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Training;

/// <summary>No damage to a checkpoint lets another one's files, or files of somebody else, in; and none costs what was sealed.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private const string GoodState = """{"step": 2, "loop": {}, "optimizer": {}}""";

    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly List<string> warnings = [];

    public static TheoryData<string> States => new(
        "", "null", "[]", "7", "\"text\"", "{", "not JSON", "\0\0\0", GoodState + "x", "{}",
        """{"step": 2, "loop": {}}""",
        """{"loop": {}, "optimizer": {}}""",
        """{"step": null, "loop": {}, "optimizer": {}}""",
        """{"step": "2", "loop": {}, "optimizer": {}}""",
        """{"step": 2.5, "loop": {}, "optimizer": {}}""",
        """{"step": NaN, "loop": {}, "optimizer": {}}""",
        """{"step": 1e99, "loop": {}, "optimizer": {}}""",
        """{"step": [2], "loop": {}, "optimizer": {}}""",
        """{"step": -2, "loop": {}, "optimizer": {}}""",
        """{"step": 1, "loop": {}, "optimizer": {}}""",
        """{"step": 4611686018427387904, "loop": {}, "optimizer": {}}""",
        """{"step": 2, "step": 2, "loop": {}, "optimizer": {}}""",
        """{"step": 2, "loop": {"a": 1, "a": 2}, "optimizer": {}}""",
        """{"step": 2, "loop": [], "optimizer": {}}""",
        """{"step": 2, "loop": null, "optimizer": {}}""",
        """{"step": 2, "loop": {}, "optimizer": 5}""",
        """{"step": 2, "loop": {}, "optimizer": null}""",
        """{"step": 2, "loop": {"a": """ + new string('[', 100) + new string(']', 100) + """}, "optimizer": {}}""");

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_that_is_none_makes_a_checkpoint_damaged_however_well_it_is_sealed(string state)
    {
        Store().Save(At(1));
        Reseal(state);
        Assert.Equal(1, Store().LoadNewest()!.Step);
        Assert.Contains("step-00000002", Assert.Single(warnings));
    }

    [Fact]
    public void The_sealing_of_these_tests_is_that_of_a_checkpoint()
    {
        Reseal(GoodState);
        Assert.Equal(2, Store().LoadNewest()!.Step);
    }

    [Theory]
    [InlineData("{}", "lists no model.safetensors")]
    [InlineData("[]", "manifest.json is damaged")]
    [InlineData("null", "manifest.json is damaged")]
    [InlineData("""{"model.safetensors": null}""", "found \"model.safetensors\"")]
    [InlineData("""{"model.safetensors": {}}""", "manifest.json is damaged")]
    [InlineData("""{"model.safetensors": {"size": 1, "sha256": null}}""", "manifest.json is damaged")]
    [InlineData("""{"/etc/hostname": {"size": 1, "sha256": ""}}""", "found \"/etc/hostname\"")]
    [InlineData("""{"../../secret": {"size": 1, "sha256": ""}}""", "found \"../../secret\"")]
    [InlineData("""{"..": {"size": 1, "sha256": ""}}""", "found \"..\"")]
    [InlineData("""{"a\u0000b": {"size": 1, "sha256": ""}}""", "expected a file of this folder")]
    public void A_manifest_vouches_for_the_files_of_its_folder_and_for_all_that_are_needed(string manifest, string expected)
    {
        Store().Save(At(2));
        File.WriteAllText(In(2, "manifest.json"), manifest);
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => SavedCheckpoints.Load(folder["step-00000002"])).Message);
    }

    [Fact]
    public void What_the_manifest_does_not_list_is_not_used()
    {
        Store().Save(At(2));
        File.WriteAllText(In(2, "vocabulary.json"), "of somebody else");
        File.Copy(In(2, "model.safetensors"), In(2, "carried.safetensors"));
        var loaded = Store().LoadNewest()!;
        Assert.Empty(loaded.Attachments);
        Assert.Empty(loaded.Carried);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("state.json")]
    [InlineData("manifest.json")]
    public void Neither_a_pipe_nor_a_link_is_read_as_a_file_of_a_checkpoint(string name)
    {
        Store().Save(At(1));
        Store().Save(At(2));
        Fifo.Make(In(2, name));
        Assert.Equal(1, Store().LoadNewest()!.Step);
        Assert.Contains("found a pipe", Assert.Single(warnings));
        File.Delete(In(2, name));
        File.CreateSymbolicLink(In(2, name), In(1, name));
        Assert.Equal(1, Store().LoadNewest()!.Step);
        Assert.Contains("found a symbolic link", warnings[1]);
    }

    [Fact]
    public void A_link_to_a_checkpoint_elsewhere_is_damaged_and_what_it_points_to_is_left_alone()
    {
        Store().Save(At(1));
        using var elsewhere = new TempFolder();
        new CheckpointStore(elsewhere.Path, 1, warnings.Add).Save(At(2));
        Directory.CreateSymbolicLink(folder["step-00000002"], elsewhere["step-00000002"]);
        var store = Store(keepLast: 1);
        Assert.Equal(1, store.LoadToResume()!.Step);
        store.Save(At(2));
        store.Save(At(3));
        Assert.Equal(4, Directory.GetFiles(elsewhere["step-00000002"]).Length);
        Assert.Equal([3L], store.Steps);
    }

    [Fact]
    public void A_training_that_goes_on_sets_damaged_newer_ones_aside_and_keeps_what_it_saves()
    {
        var store = Store(keepLast: 1);
        store.Save(At(1));
        Reseal("damaged");
        Assert.Equal(1, store.LoadToResume()!.Step);
        Assert.True(File.Exists(folder["step-00000002.damaged/state.json"]));
        Assert.Contains("step-00000002.damaged", warnings[^1]);
        store.Save(At(2));
        Assert.Equal([2L], store.Steps);
        Assert.Equal(2, store.LoadNewest()!.Step);
    }

    [Fact]
    public void A_replacement_that_was_interrupted_between_its_two_renames_is_undone()
    {
        Store().Save(At(1));
        Directory.Move(folder["step-00000001"], folder["step-00000001.old.tmp"]);
        Directory.CreateDirectory(folder["step-00000001.tmp"]);
        Assert.Equal(1, Store().LoadNewest()!.Step);
        Assert.Equal(["step-00000001"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_was_being_removed_does_not_come_back()
    {
        Store().Save(At(1));
        Store().Save(At(2));
        Directory.Move(folder["step-00000001"], folder["step-00000001.pruned.tmp"]);
        Assert.Equal([2L], Store().Steps);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("state.json")]
    [InlineData("manifest.json")]
    public void A_disk_that_does_not_take_a_file_is_told_and_costs_nothing_that_was_sealed(string name)
    {
        var store = Store(keepLast: 1);
        store.Save(At(1), best: true);
        foreach (var step in new[] { 1, 2 })
            using (new BrokenDisk(path => Path.GetFileName(path) == name))
                Assert.Contains(name, Assert.Throws<IOException>(() => store.Save(At(step) with { State = """{"n":2}""" })).Message);
        Assert.Equal([1L], store.Steps);
        Assert.Equal("{}", Store().LoadBest()!.State);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private CheckpointStore Store(int keepLast = 3) => new(folder.Path, keepLast, warnings.Add);

    private string In(long step, string name) => folder[$"step-{step:D8}/{name}"];

    /// <summary>Step 2 with this as its state.json, and a manifest that vouches for it.</summary>
    private void Reseal(string state)
    {
        using var other = new TempFolder();
        new CheckpointStore(other.Path, 1, _ => { }).Save(At(2));
        Action<Stream> Copy(string name) => stream => stream.Write(File.ReadAllBytes(other[$"step-00000002/{name}"]));
        SealedFolder.Write(folder["step-00000002"], new Dictionary<string, Action<Stream>>
        {
            ["model.safetensors"] = Copy("model.safetensors"),
            ["optimizer.safetensors"] = Copy("optimizer.safetensors"),
            ["state.json"] = stream => stream.Write(Encoding.UTF8.GetBytes(state)),
        });
    }

    private static Checkpoint At(long step) =>
        new() { Step = step, Model = new Dictionary<string, torch.Tensor> { ["w"] = torch.full(100, (float)step) }, State = "{}" };
}
