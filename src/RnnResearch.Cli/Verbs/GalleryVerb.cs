using System.CommandLine;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Reports;
using RnnResearch.Training;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn gallery --run DIR [--split test|novel|validation] [--pictures N] [--beam N] [--out FILE]</c></summary>
internal static class GalleryVerb
{
    public static Command Create(Session session)
    {
        var run = Arguments.Run();
        var split = new Option<Split>("--split")
        {
            Description = "The split whose pictures are captioned",
            DefaultValueFactory = _ => Split.Test,
        };
        const int most = GalleryOptions.MostPictures;
        var pictures = Arguments.WholeNumber("--pictures", "How many pictures are shown at most", usual: most, 1, most);
        var beam = Arguments.WholeNumber(
            "--beam", "Width of the beam search (the experiment's own)", usual: null, 1, DecodeConfig.WidestBeam);
        var output = new Option<string?>("--out") { Description = "Where the page goes (gallery.html in the run)", HelpName = "FILE" };
        var command = new Command("gallery", "Show what a captioner wrote about a split, and where it looked, as a page.")
        {
            run, split, pictures, beam, output,
        };
        command.SetAction(parsed => Outcome.Of(session, progress =>
        {
            var path = parsed.GetRequiredValue(run);
            var options = new GalleryOptions(parsed.GetValue(split), parsed.GetValue(pictures)!.Value, parsed.GetValue(beam));
            var gallery = CaptioningVerbs.Gallery(path, options, progress);
            var file = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(gallery.Folder, "gallery.html"));
            Write(gallery, file);
            if (parsed.GetValue(output) is null) new RunReport(session.Tasks).Renew(path, progress.Warning);
            return new RunOutcome(RunStatus.Finished, file, [], "open it in a browser");
        }));
        return command;
    }

    private static void Write(Gallery gallery, string file)
    {
        try
        {
            GalleryPage.Write(gallery, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} cannot be written: {error.Message} (--out names another file)", error);
        }
    }
}
