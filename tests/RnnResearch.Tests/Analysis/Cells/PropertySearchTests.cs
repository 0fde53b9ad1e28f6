using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>What is claimed of made-up cells that read a made-up text.</summary>
public sealed class PropertySearchTests : IDisposable
{
    private const int N = 4000;
    private const int C = 40;
    private const int Planted = 33;
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_cell_that_tracks_quotes_is_found_and_claimed(int sign)
    {
        manual_seed(1);
        var text = Said(seed: 1);
        var inside = tensor(Quotes().Scan(text)[..N]);
        var cells = Noise();
        cells.select(1, Planted).copy_(((inside - 0.5f) * sign) + (0.2f * randn(N)));
        var found = Find(text, cells);
        Assert.True(found.IsClaimed);
        Assert.Equal((1, Planted - (C / 2), sign), (found.Cells[0].Layer, found.Cells[0].Unit, found.Cells[0].Sign));
        Assert.InRange(found.Cells[0].HeldOut, 0.99, 1);
        Assert.InRange(found.Cells[0].Threshold!.Value, -0.2, 0.2);
        Assert.InRange(found.Chance!.Value, 0.5, 0.75);
        Assert.Equal(inside.mean().ToSingle(), found.Share!.Value, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Nothing_is_claimed_of_noise(int seed)
    {
        manual_seed(seed);
        var found = Find(Said(seed), Noise());
        Assert.Null(found.Skipped);
        Assert.False(found.IsClaimed, $"{found.Cells[0].HeldOut} held out, {found.Chance} by chance, {found.Untrained} untrained");
    }

    [Fact]
    public void Nothing_is_claimed_that_an_untrained_network_does_as_well()
    {
        manual_seed(1);
        var text = Said(seed: 1);
        var cells = Noise();
        cells.select(1, Planted).copy_(tensor(Quotes().Scan(text)[..N]));
        Assert.False(Find(text, cells, untrained: cells).IsClaimed);
    }

    [Theory]
    [InlineData("no quotes here\n", "one is outside at all positions")]
    [InlineData("\"x\" and then a long long long long long long time nothing else\n", "scored is what changes at 20 or more")]
    public void What_does_not_occur_is_told_and_not_scored(string line, string reason)
    {
        var rare = reason.StartsWith("scored", StringComparison.Ordinal);
        var text = new ScannedText(rare ? line + new string('x', N) + line : string.Concat(Enumerable.Repeat(line, N / line.Length + 1)));
        var found = Find(text, Noise());
        Assert.Contains(reason, found.Skipped, StringComparison.Ordinal);
        Assert.Empty(found.Cells);
        Assert.False(found.IsClaimed);
    }

    private static TextProperty Quotes() => TextProperties.All[0];

    /// <summary>Cells that change slowly, as those of a network do, and know nothing of the text.</summary>
    private static Tensor Noise()
    {
        var noise = randn(N * C).data<float>().ToArray();
        for (var n = C; n < noise.Length; n++) noise[n] = (0.3f * noise[n]) + (0.95f * noise[n - C]);
        return tensor(noise, [N, C]);
    }

    private static PropertyFinding Find(ScannedText text, Tensor cells, Tensor? untrained = null)
    {
        using var probe = new CellProbe(cells, C / 2);
        using var other = new CellProbe(untrained ?? Noise(), C / 2);
        return new PropertySearch(probe, other).Find(Quotes(), text, [.. Enumerable.Range(0, N)]);
    }

    /// <summary>Words, some of which are said.</summary>
    private static ScannedText Said(int seed)
    {
        var random = new Random(seed);
        string Words() => string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => "word"));
        return new(string.Concat(Enumerable.Range(0, 400).Select(_ => $"{Words()} \"{Words()}\" ")));
    }
}
