using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Captioning;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

/// <summary>Pictures captioned as <c>rnn caption</c> does it, by several threads at once while another one decodes pictures.</summary>
/// <param name="trained">a captioner</param>
/// <param name="folder">where the pictures go</param>
internal sealed class PhotoPieces(StressRun trained, string folder)
{
    private readonly IReadOnlyList<string> pictures = [.. Enumerable.Range(0, 6).Select(i => Draw(folder, i))];

    /// <summary>One for each way of decoding.</summary>
    public IEnumerable<StressPiece> All()
    {
        var ways = CaptionPieces.Decodings.Select(way => new DecodeOverride(
            way.Temperature > 0 ? null : way.Beam,
            way.Temperature > 0 ? way.Temperature : null));
        return ways.Select(way => new StressPiece($"photos, {way}", () => Together(() => Caption(way), () => Caption(way), Decode)));
    }

    private static List<string> Together(params Func<IReadOnlyList<string>>[] works)
    {
        var tasks = works.Select(work => Task.Factory.StartNew(work, default, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return [.. Task.WhenAll(tasks).GetAwaiter().GetResult().SelectMany(lines => lines)];
    }

    private string[] Caption(DecodeOverride way)
    {
        using var overlays = new TempFolder();
        var lines = new List<string>();
        CaptioningVerbs.Caption(trained.Path, pictures, new CaptionOptions(way, overlays.Path), new RecordedProgress(), photo =>
            lines.Add($"{Path.GetFileName(photo.Image)}: {photo.Caption} {photo.LogProbability:F2} {StressRun.Hash(photo.Attention!)}"));
        return [.. lines];
    }

    private string[] Decode() => [.. pictures.Select(picture =>
    {
        using var pixels = ImageFiles.Read(picture);
        using var small = ImageFiles.ResizeToSquare(pixels, 16);
        return Convert.ToHexString(small.bytes);
    })];

    private static string Draw(string folder, int i)
    {
        using var scope = NewDisposeScope();
        var bytes = new byte[3 * 40 * 30];
        new Random(i).NextBytes(bytes);
        var path = Path.Combine(folder, $"picture-{i}.{(i % 2 == 0 ? "png" : "jpg")}");
        if (i % 2 == 0) PngFile.Write(path, tensor(bytes, [3, 40, 30]));
        else ImageFiles.WriteJpeg(path, tensor(bytes, [3, 40, 30]));
        return path;
    }
}
