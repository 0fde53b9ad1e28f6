using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using RnnResearch.Experiments;
using RnnResearch.Tests.Experiments;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Fuzzing;

/// <summary>Damaged files of every kind that is read, see <see cref="Feeding"/>.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Feeding feeding;

    public FuzzTests()
    {
        manual_seed(5);
        feeding = new Feeding(folder);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Weights()
    {
        var path = folder["whole"];
        Safetensors.Write(path, new Dictionary<string, Tensor>
        {
            ["cell.weight_ih"] = randn(8, 3),
            ["cell.bias"] = randn(8, dtype: ScalarType.Float64),
            ["empty"] = zeros(0, 4),
            ["counts"] = arange(5),
        });
        var whole = File.ReadAllBytes(path);
        feeding.Feed(Enumerable.Range(0, 300), _ => whole, _ => "weights.safetensors", file =>
        {
            var read = Safetensors.Read(file);
            var data = read.Values.Sum(tensor => tensor.numel() * tensor.ElementSize);
            Assert.InRange(data, 0, new FileInfo(file).Length);
            Safetensors.Write(path, read);
            foreach (var (name, again) in Safetensors.Read(path)) Assert.True(again.bytes.SequenceEqual(read[name].bytes), name);
        });
        Assert.InRange(feeding.Refused, 100, 299);
    }

    [Fact]
    public void Experiments()
    {
        var experiments = Path.Combine(RepositoryExperiments.Catalog.Root, "experiments");
        var files = Directory.GetFiles(experiments, "*.yaml").Order().Select(File.ReadAllBytes).ToArray();
        feeding.Feed(Enumerable.Range(0, 300), seed => files[seed % files.Length], _ => "damaged.yaml", file =>
        {
            var read = ExperimentLoader.LoadFile(file, TaskRegistry.Default).ToYaml();
            File.WriteAllText(folder["again.yaml"], read);
            Assert.Equal(read, ExperimentLoader.LoadFile(folder["again.yaml"], TaskRegistry.Default).ToYaml());
        });
        Assert.InRange(feeding.Refused, 100, 299);
    }

    [Fact]
    public void Pictures()
    {
        var picture = randint(256, [3, 30, 40], dtype: ScalarType.Byte);
        PngFile.Write(folder["whole.png"], picture);
        ImageFiles.WriteJpeg(folder["whole.jpg"], picture);
        var (png, jpeg) = (File.ReadAllBytes(folder["whole.png"]), File.ReadAllBytes(folder["whole.jpg"]));
        bool IsPng(int seed) => seed % 2 == 0;
        string Name(int seed) => IsPng(seed) ? "picture.png" : "picture.jpg";
        feeding.Feed(Enumerable.Range(0, 150), seed => IsPng(seed) ? png : jpeg, Name, file =>
        {
            var read = ImageFiles.Read(file);
            Assert.Equal(ScalarType.Byte, read.dtype);
            Assert.Equal(3, read.shape[0]);
            // A PNG's chunks have checksums: what is accepted is the picture.
            if (file.EndsWith(".png", StringComparison.Ordinal)) Assert.True(read.shape.SequenceEqual(picture.shape));
        });
        Assert.InRange(feeding.Refused, 50, 149);
    }

    [Fact]
    public void Captions()
    {
        foreach (var i in Enumerable.Range(0, 6)) PngFile.Write(folder[$"p{i}.png"], randint(256, [3, 8, 8], dtype: ScalarType.Byte));
        var text = string.Concat(Enumerable.Range(0, 6)
            .Select(i => $"p{i}.png,\"a picture, number {i}\",train\np{i}.png,noch ein Bild für {i},\n"));
        var whole = Encoding.UTF8.GetBytes("image,caption,split\n" + text);
        feeding.Feed(Enumerable.Range(0, 60), _ => whole, _ => "captions.csv", file =>
        {
            var report = CaptionDataCheck.Run(folder.Path);
            Assert.InRange(report.Captions, 0, 100);
            if (report.Problems.Count > 0) return;
            var set = FolderCaptionSet.Open(folder.Path, imageSize: 8);
            Assert.All(set.Images, image => Assert.All(image.Captions, caption => Assert.NotEqual("", caption.Trim())));
        });
    }

    [Fact]
    public void Archives()
    {
        var (tar, zip) = (Tar(), Zip());
        bool IsTar(int seed) => seed % 2 == 0;
        feeding.Feed(Enumerable.Range(0, 60), seed => IsTar(seed) ? tar : zip, seed => IsTar(seed) ? "set.tar" : "set.zip", file =>
        {
            var target = folder["out/in"];
            var archive = new SafeArchive(new ArchiveLimits(MaxEntries: 20, MaxBytes: 100_000));
            try
            {
                if (file.EndsWith(".tar", StringComparison.Ordinal)) archive.ExtractTar(file, target, entry => entry);
                else archive.ExtractZip(file, target, entry => entry);
            }
            finally
            {
                var written = Directory.Exists(folder["out"])
                    ? Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories)
                    : [];
                Assert.All(written, path => Assert.StartsWith(target, path, StringComparison.Ordinal));
                Assert.InRange(written.Sum(path => new FileInfo(path).Length), 0, 100_000);
                if (Directory.Exists(folder["out"])) Directory.Delete(folder["out"], recursive: true);
            }
        });
    }

    private byte[] Tar()
    {
        using var memory = new MemoryStream();
        using (var writer = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var i in Enumerable.Range(0, 5))
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, $"texts/{i}.txt") { DataStream = new MemoryStream(Content(i)) });
        }
        return memory.ToArray();
    }

    private byte[] Zip()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var i in Enumerable.Range(0, 5))
            {
                using var stream = archive.CreateEntry($"texts/{i}.txt").Open();
                stream.Write(Content(i));
            }
        }
        return memory.ToArray();
    }

    private static byte[] Content(int i) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100 * i).Select(n => $"line {n}\n")));
}
