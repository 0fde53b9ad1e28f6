using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public sealed class CircumstancesTests
{
    private static RunInfo Made => new()
    {
        Experiment = "x",
        Command = "",
        Seed = 1,
        Started = DateTimeOffset.UnixEpoch,
        Commit = "0123456789",
        Libtorch = "2.10.0",
        Threads = 1,
    };

    [Fact]
    public void Runs_that_were_made_alike_need_no_note()
    {
        Assert.Null(Circumstances.NoteOn([Made, Made with { Seed = 2 }]));
        Assert.Null(Circumstances.NoteOn([]));
    }

    [Fact]
    public void A_note_names_all_that_was_not_alike_of_runs_and_their_resumptions()
    {
        var resumed = Made with { Resumptions = [Time(Made with { Threads = 2 }), Time(Made with { Dirty = true })] };
        Assert.Equal(
            "not all of these runs were made alike, which may show in their numbers: commit 0123456, 0123456 with changes; threads 1, 2",
            Circumstances.NoteOn([resumed, Made]));
        Assert.EndsWith("machine a, b; libtorch 2.10.0, 1.13.1; device cpu, cuda", Circumstances.NoteOn(
        [
            Made with { Machine = new("a", 2, 8) },
            Made with { Machine = new("b", 2, 8), Libtorch = "1.13.1", Device = "cuda" },
        ]));
    }

    [Fact]
    public void Resumptions_come_back_from_the_file_they_are_in()
    {
        using var folder = new TempFolder();
        var info = Made with { Resumptions = [Time(Made with { Threads = 2 })] };
        JsonFile.Write(folder["run.json"], info);
        var read = Assert.Single(JsonFile.Read<RunInfo>(folder["run.json"]).Resumptions!);
        Assert.Equal((7, 2, "train.epochs=3"), (read.Step, read.Threads, Assert.Single(read.Changes)));
        Assert.DoesNotContain("times", File.ReadAllText(folder["run.json"]));
    }

    private static Resumption Time(RunInfo now) => new(now) { When = DateTimeOffset.UnixEpoch, Step = 7, Changes = ["train.epochs=3"] };
}
