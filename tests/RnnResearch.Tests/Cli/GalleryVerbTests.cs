using RnnResearch.Cli;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Tests.Experiments;
using RnnResearch.Tests.Torch;
using RnnResearch.Training;

namespace RnnResearch.Tests.Cli;

/// <summary><c>rnn gallery</c> with a run whose weights nobody trained much.</summary>
public sealed class GalleryVerbTests(GalleryVerbTests.Run trained) : IClassFixture<GalleryVerbTests.Run>, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_gets_a_page_with_a_link_to_it_in_its_own_and_is_otherwise_as_it_was()
    {
        var before = Files();
        Assert.Equal(0, Rnn("gallery", "--run", trained.Path));
        string[] pages = ["gallery.html", "report.html"];
        Assert.Equal(pages.Select(page => Path.Combine(trained.Path, page)), Files().Except(before).Order());
        Assert.Contains("\"gallery.html\"", File.ReadAllText(Path.Combine(trained.Path, "report.html")));
        Assert.Contains("gallery.html   next:", output.ToString());

        Assert.Equal(0, Rnn("gallery", "--run", trained.Path, "--split", "novel", "--out", folder["deep/er.html"]));
        Assert.True(new FileInfo(folder["deep/er.html"]).Length > 100_000);
    }

    [Fact]
    public void It_has_the_captions_and_scores_of_an_evaluation_and_all_beams_besides()
    {
        var progress = new RecordedProgress();
        var gallery = CaptioningVerbs.Gallery(trained.Path, new GalleryOptions(Beam: 3), progress);
        ExperimentRunner.Evaluate(trained.Path, new EvaluateOptions([Split.Test], new DecodeOverride(Beam: 3), folder["eval"]), progress);

        var scores = JsonFile.Read<Dictionary<string, Dictionary<string, double>>>(folder["eval/scores.json"])["test"];
        Assert.Equal(scores, gallery.Studied.Scores);
        var table = File.ReadAllText(folder["eval/captions-test.csv"]);
        Assert.Equal(2, gallery.Pictures.Count);
        Assert.All(gallery.Pictures, picture =>
        {
            Assert.Equal(3, picture.Caption.Beams.Count);
            Assert.Contains($"{picture.Caption.Image.Id},{picture.Caption.Beams[0].Caption},", table);
            Assert.Equal(string.Join(' ', picture.Caption.Words.Select(word => word.Text)), picture.Caption.Beams[0].Caption);
            Assert.All(picture.Caption.Words, word => Assert.Equal(gallery.Studied.GridSize * gallery.Studied.GridSize, word.Alpha.Length));
        });
    }

    [Fact]
    public void A_captioner_that_does_not_look_has_a_gallery_without_alpha()
    {
        using var plain = new StressRun(CaptionPieces.Config(new() { Kind = CaptionerKind.Plain, Embedding = 5, Hidden = 6 }, 0));
        plain.Train(resume: false);
        var gallery = CaptioningVerbs.Gallery(plain.Path, new GalleryOptions(), new RecordedProgress());

        Assert.Null(gallery.Studied.GridSize);
        Assert.Empty(gallery.Studied.Kinds);
        Assert.All(gallery.Pictures.SelectMany(picture => picture.Caption.Words), word => Assert.Empty(word.Alpha));
    }

    [Fact]
    public void Bad_input_is_one_sentence()
    {
        using var language = new TinyText();
        Fails($"{language.Trained("train.max_steps=1").Path}", "expected a run of a captioning experiment, found the task language");
        Fails(folder["nowhere"], "no such run");

        var config = CaptionPieces.Config(new() { Embedding = 5, Hidden = 6 }, 0);
        using var untrained = new StressRun(config);
        Fails(untrained.Path, "the run has no checkpoint yet");

        using var few = new StressRun(config with { Data = config.Data with { Scenes = config.Data.Scenes with { Novel = 0 } } });
        few.Train(resume: false);
        Fails(few.Path, "scenes has no images in the split novel; it has train, validation, test", "--split", "novel");
        Fails(few.Path, folder["file/page.html"], "--out", folder.Write("file", "") + "/page.html");
    }

    private void Fails(string run, string sentence, params string[] options)
    {
        error.GetStringBuilder().Clear();
        Assert.Equal(1, Rnn(["gallery", "--run", run, .. options]));
        var last = Assert.Single(error.ToString().Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.Contains(sentence, last);
        Assert.DoesNotContain("   at ", error.ToString());
    }

    private int Rnn(params string[] args) => RnnResearch.Cli.Rnn.Run(args, new Session(output, error, folder.Path, TaskRegistry.Default));

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(trained.Path, "*", SearchOption.AllDirectories).Order()];

    /// <summary>A run for all tests, which only read it.</summary>
    public sealed class Run : IDisposable
    {
        private readonly StressRun run = new(CaptionPieces.Config(new() { Embedding = 5, Hidden = 6 }, 0));

        public Run() => run.Train(resume: false);

        public string Path => run.Path;

        public void Dispose() => run.Dispose();
    }
}
