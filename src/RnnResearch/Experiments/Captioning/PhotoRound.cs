using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Captions pictures one after the other; one that cannot be read costs no other its caption.</summary>
internal sealed class PhotoRound(PhotoCaptioner captioner, AttentionFolder folder, ITrainingProgress progress)
{
    private int failures;

    /// <param name="paths">pictures, and folders of pictures</param>
    /// <param name="decode">how captions are written, where not as configured</param>
    /// <param name="tell">hears of each caption as soon as it is there</param>
    /// <returns>whether each picture has its caption and its picture of attention</returns>
    public bool Caption(IEnumerable<string> paths, DecodeOverride decode, Action<PhotoCaption> tell)
    {
        foreach (var path in paths)
            foreach (var image in Try(() => PhotoFiles.Of(path)) ?? [])
                if (Try(() => captioner.Caption(image, decode, folder)) is { } caption) tell(caption);
        return failures == 0 && !folder.HasFailed;
    }

    private T? Try<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is DataException or IOException or UnauthorizedAccessException)
        {
            failures++;
            progress.Message($"error: {e.Message}");
            return null;
        }
    }
}
