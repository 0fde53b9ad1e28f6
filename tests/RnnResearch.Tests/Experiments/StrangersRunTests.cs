using System.Text.RegularExpressions;
using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Language;
using RnnResearch.Reports;
using RnnResearch.Tests.Files;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>
/// A run's folder may come from a stranger: nothing outside it is read, written or deleted, and nothing in it hangs a command.
/// </summary>
public sealed class StrangersRunTests(StrangersRun made) : IClassFixture<StrangersRun>, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RecordedProgress progress = new();

    private string Run => folder["run"];

    private static (string Name, Regex Pattern) Letters => ("letters a to m", new Regex("[a-m]+"));

    /// <summary>What cells look at: half of its letters are in a property that a cell tracks, so that a picture of it is drawn.</summary>
    private string Read => folder.Write("read.txt", string.Concat(Enumerable.Repeat("abcdefghijklmnopqrstuvwxyz\n", 50)));

    private string Outside => folder["outside"];

    [Fact]
    public void The_run_as_it_is_goes_on_to_its_end_and_by_a_link_to_itself_too()
    {
        made.CopyTo(Run);
        Directory.CreateSymbolicLink(folder["latest"], Run);
        Assert.Equal(RunStatus.Finished, ExperimentRunner.Resume(folder["latest"], StrangersRun.Longer, progress, default).Status);
        Assert.Empty(progress.Warnings);
        Assert.True(File.Exists(Path.Combine(Run, "samples/step-00000012.txt")));
        Assert.True(Directory.Exists(Path.Combine(Run, "tensorboard")));
        Sample(folder["latest"]);
        LanguageVerbs.Cells(folder["latest"], new CellsOptions(Read, 1000, [Letters], PageFile: null), progress, CellsPage.Write);
        Assert.True(File.Exists(Path.Combine(Run, "cells/letters-a-to-m.png")));
    }

    [Theory]
    [InlineData("samples")]
    [InlineData("checkpoints")]
    [InlineData("checkpoints/step-00000009")]
    [InlineData("tensorboard")]
    [InlineData("run.json")]
    [InlineData("config.yaml")]
    [InlineData("metrics.csv")]
    [InlineData("log.txt")]
    [InlineData("checkpoints/best.json")]
    [InlineData("samples/step-00000012.txt")]
    [InlineData("samples/gradient-flow.csv")]
    [InlineData("report.html")]
    [InlineData("cells.html")]
    [InlineData("cells.csv")]
    [InlineData("cells")]
    public void What_a_link_in_it_points_to_is_left_alone(string name)
    {
        made.CopyTo(Run);
        var (link, target) = (Path.Combine(Run, name), folder[$"outside/{Path.GetFileName(name)}"]);
        Directory.CreateDirectory(Outside);
        if (Directory.Exists(link)) Directory.Move(link, target);
        else if (File.Exists(link)) File.Move(link, target);
        else File.WriteAllText(target, "mine");
        File.CreateSymbolicLink(link, target);
        var before = Contents();
        foreach (var verb in Verbs) Try(verb);
        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData("summary.json.tmp")]
    [InlineData("metrics.csv.tmp")]
    [InlineData("checkpoints/best.json.tmp")]
    [InlineData("checkpoints/step-00000012.tmp")]
    [InlineData("checkpoints/step-00000012.old.tmp")]
    [InlineData("checkpoints/step-00000012")]
    [InlineData("samples/step-00000012.txt.tmp")]
    public void A_folder_or_a_file_is_not_reached_by_the_names_of_what_is_temporary(string name)
    {
        var files = new[] { folder.Write("outside/file", "mine"), folder.Write("outside/sub/file", "mine") };
        foreach (var target in new[] { files[0], Path.GetDirectoryName(files[1])! })
        {
            made.CopyTo(Run);
            File.Delete(Path.Combine(Run, name));
            File.CreateSymbolicLink(Path.Combine(Run, name), target);
            var before = Contents();
            foreach (var verb in Verbs) Try(verb);
            Assert.Equal(before, Contents());
            Directory.Delete(Run, recursive: true);
        }
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData("run.json")]
    [InlineData("config.yaml")]
    [InlineData("metrics.csv")]
    [InlineData("log.txt")]
    [InlineData("samples")]
    [InlineData("checkpoints")]
    [InlineData("tensorboard")]
    [InlineData("summary.json")]
    [InlineData("checkpoints/best.json")]
    [InlineData("checkpoints/step-00000009")]
    [InlineData("checkpoints/step-00000009/manifest.json")]
    [InlineData("checkpoints/step-00000009/state.json")]
    [InlineData("checkpoints/step-00000009/vocabulary.json")]
    [InlineData("samples/step-00000012.txt")]
    [InlineData("samples/gradient-flow.csv")]
    [InlineData("report.html")]
    [InlineData("cells.html")]
    [InlineData("cells")]
    public void A_pipe_or_a_device_in_it_hangs_nothing(string name)
    {
        var path = Path.Combine(Run, name);
        foreach (var spoil in new[] { () => Fifo.Make(path), () => File.CreateSymbolicLink(path, "/dev/zero").FullName })
        {
            made.CopyTo(Run);
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            File.Delete(path);
            spoil();
            foreach (var verb in Verbs) Try(verb);
            Directory.Delete(Run, recursive: true);
        }
    }

    [Theory]
    [InlineData("{\"step\": 6}")]
    [InlineData("{\"step\": 77}")]
    [InlineData("damaged")]
    public void What_is_scored_at_the_end_is_the_step_that_the_summary_names_and_training_found_best(string mark)
    {
        made.CopyTo(Run);
        File.WriteAllText(Path.Combine(Run, "checkpoints/best.json"), mark);
        ExperimentRunner.Resume(Run, StrangersRun.Longer, progress, default);
        var best = JsonFile.Read<RunSummary>(Path.Combine(Run, "summary.json")).BestStep!.Value;
        Assert.Equal(best, new SavedCheckpoints(Path.Combine(Run, "checkpoints"), Assert.Fail).LoadBest()!.Step);
        Assert.Contains(progress.Lines, line => line == $"evaluating step {best} on test");
        Assert.Contains(best, new[] { 9L, 12 });
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("/etc/hostname")]
    [InlineData("small")]
    public void Its_configuration_extends_nothing(string other)
    {
        made.CopyTo(Run);
        File.AppendAllText(Path.Combine(Run, "config.yaml"), $"extends: {other}\n");
        var error = Assert.Throws<ConfigException>(() => ExperimentRunner.Resume(Run, StrangersRun.Longer, progress, default));
        Assert.Contains("extends: the configuration of a run extends no other", error.Message + string.Concat(error.Problems));
    }

    [Theory]
    [InlineData("\"experiment\": \"small\"", "\"experiment\": \"../../x\"", "expected the name of an experiment, found \"../../x\"")]
    [InlineData("\"experiment\": \"small\"", "\"experiment\": \"\"", "expected the name of an experiment")]
    [InlineData("\"experiment\": \"small\"", "\"experiment\": null", "run.json is damaged")]
    [InlineData("\"experiment\": \"small\"", "\"experiment\": [\"small\"]", "run.json is damaged")]
    [InlineData("\"experiment\"", "\"experiments\"", "run.json is damaged")]
    [InlineData("\"seed\": ", "\"seed\": 1, \"seed\": ", "run.json is damaged")]
    [InlineData("\"threads\": ", "\"threads\": \"two\", \"x\": ", "run.json is damaged")]
    [InlineData("{", "{{", "run.json is damaged")]
    [InlineData("{", "", "run.json is damaged")]
    public void Its_run_json_is_read_strictly(string from, string to, string expected)
    {
        made.CopyTo(Run);
        var path = Path.Combine(Run, "run.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(() => ExperimentRunner.Resume(Run, StrangersRun.Longer, progress, default));
        Assert.Contains(expected, error.Message);
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<Action> Verbs =>
    [
        () => Sample(Run),
        () => ExperimentRunner.Resume(Run, StrangersRun.Longer, progress, default),
        () => ExperimentRunner.Evaluate(Run, new EvaluateOptions([], new DecodeOverride()), progress),
        () => new RunReport(TaskRegistry.Default).Write(RunDirectory.Open(Run)),
        () => LanguageVerbs.Cells(Run, new CellsOptions(Read, 1000, [Letters], PageFile: null), progress, CellsPage.Write),
    ];

    private void Sample(string path)
    {
        foreach (var _ in LanguageVerbs.Sample(path, new SampleOptions("a", 5, 1, 1, new TokenChoice()), progress)) ;
    }

    /// <summary>It ends, well or with what the command line says in one line.</summary>
    private static void Try(Action verb)
    {
        var error = Record.Exception(() => Task.Run(verb).WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult());
        Assert.True(
            error is null or InvalidDataException or DataException or CheckpointException or ConfigException or IOException,
            error?.ToString());
    }

    private string[] Contents() =>
        [.. Directory.EnumerateFileSystemEntries(Outside, "*", SearchOption.AllDirectories).Order()
            .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}" : path)];
}
