using RnnResearch.Data;
using RnnResearch.Reports;
using RnnResearch.Training;
using SkiaSharp;

namespace RnnResearch.Tests.Reports;

public sealed class PictureSamplesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RunDirectory run;

    public PictureSamplesTests() => run = MadeRun.At(folder["x/1"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_page_has_room_for_more_than_the_files_would_take()
    {
        for (var n = 0; n < 12; n++) Draw($"test-{n:D2}.png", n);
        var files = Directory.EnumerateFiles(run.SamplesFolder, "*.png").Sum(file => new FileInfo(file).Length);
        Assert.InRange(files, 2_000_001, long.MaxValue);

        var pictures = PictureSamples.Of(run);

        Assert.Equal((12, 12), (pictures.Shown.Count, pictures.All));
        using var first = SKBitmap.Decode(Convert.FromBase64String(pictures.Shown[0].Source.Split(',')[1]));
        Assert.Equal((800, 600), (first.Width, first.Height));
    }

    [Fact]
    public void One_that_is_damaged_is_named()
    {
        var path = Path.Combine(run.SamplesFolder, "test-0.png");
        File.WriteAllText(path, "no picture");
        Assert.StartsWith($"{path}: ", Assert.Throws<DataException>(() => PictureSamples.Of(run)).Message, StringComparison.Ordinal);
        Assert.True(Faults.IsOfFiles(new DataException("of a file")));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        Draw("test-0.png", 0);
        File.Move(Path.Combine(run.SamplesFolder, "test-0.png"), folder["elsewhere.png"]);
        File.CreateSymbolicLink(Path.Combine(run.SamplesFolder, "test-0.png"), folder["elsewhere.png"]);
        Assert.Contains("link", Assert.Throws<InvalidDataException>(() => PictureSamples.Of(run)).Message, StringComparison.Ordinal);
    }

    /// <summary>Clouds, of which a PNG file is large.</summary>
    private void Draw(string name, int seed)
    {
        using var few = new SKBitmap(40, 30);
        var random = new Random(seed);
        few.Pixels = [.. Enumerable.Range(0, 40 * 30).Select(_ => new SKColor((uint)random.Next() | 0xff000000))];
        using var many = few.Resize(new SKImageInfo(800, 600), SKFilterQuality.High);
        using var data = many.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(Path.Combine(run.SamplesFolder, name), data.ToArray());
    }
}
