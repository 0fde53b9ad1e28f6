using RnnResearch.Decoding;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>What the verbs do that are for captioners alone.</summary>
public static class CaptioningVerbs
{
    /// <summary>Captions pictures with the best checkpoint of a run, or with a checkpoint's own folder; nothing is written there.</summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="images">pictures, and folders of pictures</param>
    /// <param name="options">how, and where to</param>
    /// <param name="progress">hears why a picture has no caption, which makes the outcome a failure; the others have theirs</param>
    /// <param name="tell">hears of each caption as soon as it is there</param>
    public static RunOutcome Caption(
        string path, IReadOnlyList<string> images, CaptionOptions options, ITrainingProgress progress, Action<PhotoCaption> tell)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<CaptioningConfig>(path, progress.Warning);
        using var captioner = new PhotoCaptioner(config, trained.Checkpoint);
        using var table = options.CsvFile is { } csv ? new CaptionTable(csv) : null;
        var folder = Path.GetFullPath(options.OutputFolder ?? OutputFolder.Of("captions", path));
        var round = new PhotoRound(captioner, new AttentionFolder(folder, progress.Warning), progress);
        var isComplete = ScoresException.Naming(trained.Called, () => round.Caption(images, options.Decode, caption =>
        {
            tell(caption);
            table?.Add(caption);
        }));
        return new RunOutcome(
            isComplete ? RunStatus.Finished : RunStatus.Failed, folder, [], $"make eval RUN={ShellWord.Of(path)}");
    }

    /// <summary>
    /// Captions a split with the best checkpoint of a run, or with a checkpoint's own folder, and looks closely at what it wrote and
    /// where it looked; nothing is written.
    /// </summary>
    public static Gallery Gallery(string path, GalleryOptions options, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<CaptioningConfig>(path, progress.Warning);
        using var study = new CaptionStudy(config, trained.Checkpoint, options.Beam, progress.Message);
        var studied = ScoresException.Naming(trained.Called, () => study.Of(options.Split));
        var folder = OutputFolder.Beside(path, "gallery");
        return new Gallery(
            trained.Name, path, trained.Checkpoint.Step, study.Set.Name, studied, study.Show(studied, options.Pictures), folder);
    }
}
