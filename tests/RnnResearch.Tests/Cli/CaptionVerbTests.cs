using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Tests.Torch;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Cli;

/// <summary><c>rnn caption</c> with a run whose weights nobody trained much.</summary>
public sealed class CaptionVerbTests(CaptionVerbTests.Run trained) : IClassFixture<CaptionVerbTests.Run>, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RecordedProgress progress = new();
    private readonly List<PhotoCaption> captions = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_bad_picture_costs_no_other_its_caption()
    {
        var (first, last) = (Picture("a.png"), Picture("c.png"));
        var bad = folder.Write("b.jpg", "no picture");
        var outcome = Caption([first, bad, folder["nowhere.png"], last]);
        Assert.Equal([first, last], captions.Select(caption => caption.Image));
        Assert.Equal(RunStatus.Failed, outcome.Status);
        Assert.Equal(2, progress.Lines.Count);
        Assert.StartsWith($"error: {bad}: neither JPEG nor PNG", progress.Lines[0]);
        Assert.StartsWith($"error: {folder["nowhere.png"]}: no such image", progress.Lines[1]);
    }

    [Fact]
    public void A_folder_stands_for_the_pictures_right_in_it()
    {
        string[] pictures = [Picture("photos/B.PNG"), Picture("photos/a.png")];
        foreach (var other in new[] { "photos/.hidden.png", "photos/deeper/c.png" }) Picture(other);
        folder.Write("photos/captions.csv", "image,caption");
        Directory.CreateDirectory(folder["empty"]);
        Assert.Equal(RunStatus.Finished, Caption([folder["photos"]]).Status);
        Assert.Equal(pictures, captions.Select(caption => caption.Image));
        Assert.Equal(RunStatus.Failed, Caption([folder["empty"]]).Status);
        Assert.EndsWith("empty: no JPEG or PNG file is in this folder", Assert.Single(progress.Lines));
    }

    [Fact]
    public void Pictures_of_one_name_have_pictures_of_attention_of_their_own()
    {
        string[] pictures = [Picture("a/photo.jpg"), Picture("b/photo.png"), Picture("b/PHOTO.png")];
        Caption(pictures);
        string[] names = ["photo.attention.png", "photo-2.attention.png", "PHOTO-3.attention.png"];
        Assert.Equal(names.Select(name => folder[$"out/{name}"]), captions.Select(caption => caption.Attention));
        Assert.All(captions, caption => Assert.True(File.Exists(caption.Attention)));
    }

    [Fact]
    public void The_table_is_csv_whatever_is_in_a_name()
    {
        var picture = Picture("a, \"b\".png");
        Caption([picture], new CaptionOptions(new DecodeOverride(), folder["out"], CsvFile: folder["all.csv"]));
        var lines = File.ReadAllText(folder["all.csv"]).Split('\n');
        Assert.Equal("image,caption,log_p", lines[0]);
        Assert.StartsWith($"\"{folder["a, "]}\"\"b\"\".png\",{captions[0].Caption},-", lines[1]);

        var before = File.ReadAllBytes(picture);
        var error = Assert.Throws<IOException>(() => Caption([], new CaptionOptions(new DecodeOverride(), null, CsvFile: picture)));
        Assert.Contains("give it a name that ends in .csv", error.Message);
        Assert.Equal(before, File.ReadAllBytes(picture));
    }

    [Fact]
    public void A_run_that_is_read_stays_as_it_is()
    {
        var before = Files();
        var outcome = Caption([Picture("a.png")], new CaptionOptions(new DecodeOverride(), folder["captions"]));
        Assert.Equal(before, Files());
        Assert.Equal(folder["captions"], outcome.Folder);
        Assert.Matches("^captions/[^/]+-run$", OutputFolder.Of("captions", trained.Path));
        Assert.True(File.Exists(Path.Combine(outcome.Folder, "a.attention.png")));
    }

    [Fact]
    public void Where_no_picture_of_attention_can_be_written_there_are_captions_all_the_same()
    {
        var inTheWay = folder.Write("file", "");
        var options = new CaptionOptions(new DecodeOverride(), inTheWay);
        Assert.Equal(RunStatus.Failed, Caption([Picture("a.png"), Picture("b.png")], options).Status);
        Assert.Equal(2, captions.Count);
        Assert.All(captions, caption => Assert.Null(caption.Attention));
        Assert.Contains("the pictures of attention are left out", Assert.Single(progress.Warnings));
    }

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(trained.Path, "*", SearchOption.AllDirectories).Order()];

    private RunOutcome Caption(IReadOnlyList<string> pictures, CaptionOptions? options = null) => CaptioningVerbs.Caption(
        trained.Path, pictures, options ?? new CaptionOptions(new DecodeOverride(), folder["out"]), progress, captions.Add);

    private string Picture(string name)
    {
        using var pixels = full([3, 8, 8], 90, dtype: ScalarType.Byte);
        if (name.EndsWith(".jpg", StringComparison.Ordinal)) ImageFiles.WriteJpeg(folder[name], pixels);
        else PngFile.Write(folder[name], pixels);
        return folder[name];
    }

    /// <summary>A run for all tests, which only read it.</summary>
    public sealed class Run : IDisposable
    {
        private readonly StressRun run = new(CaptionPieces.Config(new() { Embedding = 5, Hidden = 6 }, 0));

        public Run() => run.Train(resume: false);

        public string Path => run.Path;

        public void Dispose() => run.Dispose();
    }
}
