using RnnResearch.Data;
using RnnResearch.Tests.Files;
using RnnResearch.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Vision;

public sealed class FeatureCacheTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly List<string> lines = [];

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private string[] Files => Directory.GetFiles(folder.Path, "*.safetensors");

    [Fact]
    public void Rows_are_the_encoders_annotations_to_half_precision()
    {
        using var encoder = new MeanEncoder(scale: 2);
        var set = new NoiseSet(40);
        using var cache = Open(set, encoder);
        var rows = cache.Of([33, 0]);
        Assert.Equal(ScalarType.Float32, rows.dtype);
        Assert.Equal([2L, 4, 3], rows.shape);
        var expected = stack([Annotations(encoder, set, 33), Annotations(encoder, set, 0)]);
        Assert.True(rows.allclose(expected, rtol: 1e-3, atol: 1e-3));
        Assert.Contains(lines, line => line.Contains("40 images") && line.Contains("free"));
    }

    [Fact]
    public void The_second_time_nothing_is_computed()
    {
        using var encoder = new MeanEncoder(scale: 2);
        var set = new NoiseSet(5);
        Open(set, encoder).Dispose();
        Open(set, encoder).Dispose();
        Assert.Equal(5, set.ImagesRead);
        Assert.Single(Files);
    }

    [Fact]
    public void Other_weights_other_images_and_another_identity_each_have_their_own_file()
    {
        using var encoder = new MeanEncoder(scale: 2);
        using var changed = new MeanEncoder(scale: 3);
        Open(new NoiseSet(5), encoder).Dispose();
        Open(new NoiseSet(5), changed).Dispose();
        Open(new NoiseSet(6), encoder).Dispose();
        Open(new NoiseSet(5) { Identity = "resized" }, encoder).Dispose();
        Assert.Equal(4, Files.Length);
    }

    [Fact]
    public void What_has_no_room_on_the_disk_is_refused_before_anything_is_computed()
    {
        using var encoder = new MeanEncoder(scale: 2) { ClaimedChannels = int.MaxValue };
        var set = new NoiseSet(100_000);
        var error = Assert.Throws<DataException>(() => Open(set, encoder));
        Assert.Contains("are free there. Make room, or set RNN_DATA to a folder on a larger disk.", error.Message);
        Assert.Equal(0, set.ImagesRead);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task What_another_process_is_computing_is_waited_for_and_not_computed_twice()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Open(new NoiseSet(5), encoder).Dispose();
        var file = Assert.Single(Files);
        File.Move(file, file + ".away");
        var other = FileLock.Take(file + ".lock", "taken");
        var told = new TaskCompletionSource<string>();
        var set = new NoiseSet(5);
        var waiting = Task.Run(() => FeatureCache.Open(set, encoder, told.SetResult, folder.Path).Dispose());
        var holder = $"process {Environment.ProcessId} on {Environment.MachineName}";
        Assert.Equal($"features: {holder} is computing {file}; waiting for it", await told.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        File.Move(file + ".away", file);
        other.Dispose();
        await waiting.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, set.ImagesRead);
    }

    [Fact]
    public void An_interrupted_computation_continues_with_the_rows_that_are_missing()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Assert.Throws<DataException>(() => Open(new NoiseSet(40) { BreaksAt = 20 }, encoder));
        Assert.Empty(Files);
        var set = new NoiseSet(40);
        using var cache = Open(set, encoder);
        Assert.Equal(24, set.ImagesRead); // the first batch of 16 was kept
        Assert.True(cache.Of([3])[0].allclose(Annotations(encoder, set, 3), rtol: 1e-3, atol: 1e-3));
        Assert.True(cache.Of([39])[0].allclose(Annotations(encoder, set, 39), rtol: 1e-3, atol: 1e-3));
    }

    [Fact]
    public void A_cut_off_file_is_computed_again()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Open(new NoiseSet(5), encoder).Dispose();
        var bytes = File.ReadAllBytes(Files[0]);
        File.WriteAllBytes(Files[0], bytes[..^1]);
        Open(new NoiseSet(5), encoder).Dispose();
        Assert.Equal(bytes, File.ReadAllBytes(Files[0]));
    }

    [Theory]
    [InlineData(1)] // in the rows
    [InlineData(0)] // the whole of them, as after a power cut
    [InlineData(-1)] // in what the header says of them
    public void A_file_of_the_right_length_that_is_not_what_was_written_is_computed_again(int where)
    {
        using var encoder = new MeanEncoder(scale: 2);
        Open(new NoiseSet(5), encoder).Dispose();
        var bytes = File.ReadAllBytes(Files[0]);
        var damaged = bytes.ToArray();
        if (where > 0) damaged[^1] ^= 1;
        else if (where < 0) damaged[60] ^= 1;
        else damaged.AsSpan(damaged.Length - (5 * 4 * 3 * 2)).Clear();
        File.WriteAllBytes(Files[0], damaged);
        var set = new NoiseSet(5);
        Open(set, encoder).Dispose();
        Assert.Equal(5, set.ImagesRead);
        Assert.Equal(bytes, File.ReadAllBytes(Files[0]));
        Assert.Contains(lines, line => line.Contains("was not finished, or altered since"));
    }

    [Fact]
    public void Rows_that_never_reached_the_disk_are_not_taken_up()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Assert.Throws<DataException>(() => Open(new NoiseSet(40) { BreaksAt = 20 }, encoder));
        var part = Assert.Single(Directory.GetFiles(folder.Path, "*.part"));
        using (var stream = File.OpenWrite(part)) stream.SetLength(stream.Length + (20 * 4 * 3 * 2)); // its length, not its bytes
        var set = new NoiseSet(40);
        using var cache = Open(set, encoder);
        Assert.Equal(24, set.ImagesRead);
        Assert.True(cache.Of([39])[0].allclose(Annotations(encoder, set, 39), rtol: 1e-3, atol: 1e-3));
    }

    [Fact]
    public void A_part_of_something_else_is_begun_anew()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Assert.Throws<DataException>(() => Open(new NoiseSet(40) { BreaksAt = 20 }, encoder));
        var part = Assert.Single(Directory.GetFiles(folder.Path, "*.part"));
        File.WriteAllBytes(part, new byte[10_000]);
        var set = new NoiseSet(40);
        Open(set, encoder).Dispose();
        Assert.Equal(40, set.ImagesRead);
    }

    [Fact]
    public void A_disk_that_does_not_take_the_rows_is_told_and_there_is_no_cache()
    {
        using var encoder = new MeanEncoder(scale: 2);
        using (new BrokenDisk(path => path.EndsWith(".part", StringComparison.Ordinal)))
            Assert.Contains(".part", Assert.Throws<IOException>(() => Open(new NoiseSet(5), encoder)).Message);
        Assert.Empty(Files);
        var set = new NoiseSet(5);
        Open(set, encoder).Dispose();
        Assert.Equal(5, set.ImagesRead);
    }

    [Fact]
    public void The_file_is_plain_safetensors()
    {
        using var encoder = new MeanEncoder(scale: 2);
        Open(new NoiseSet(5), encoder).Dispose();
        var features = Safetensors.Read(Files[0])["features"];
        Assert.Equal([5L, 4, 3], features.shape);
        Assert.Equal(ScalarType.Float16, features.dtype);
    }

    private FeatureCache Open(ICaptionSet set, PretrainedEncoder encoder) => FeatureCache.Open(set, encoder, lines.Add, folder.Path);

    private static Tensor Annotations(MeanEncoder encoder, NoiseSet set, int image) =>
        encoder.call(encoder.Normalize(set.ReadImage(set.Images[image]).unsqueeze(0))).flatten(2).transpose(1, 2)[0];
}
