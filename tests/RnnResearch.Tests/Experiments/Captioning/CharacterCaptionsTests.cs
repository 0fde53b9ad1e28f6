using RnnResearch.Data;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Tests.Torch;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Captioning;

/// <summary>A captioner of a script without blanks, from a folder to a caption.</summary>
public sealed class CharacterCaptionsTests : IDisposable
{
    private const string Signs = "一只黑狗在跑两红猫";
    private readonly TempFolder folder = new();

    public CharacterCaptionsTests()
    {
        string[] rows = ["0.png,一只黑狗在跑。,train", "1.png,两只红猫在跑。,train", "2.png,一只红狗,validation", "3.png,两只黑猫,test"];
        folder.Write("captions.csv", string.Join('\n', rows.Prepend("image,caption,split")));
        for (var i = 0; i < rows.Length; i++)
        {
            using var pixels = full([3, 8, 8], 60 * i, dtype: ScalarType.Byte);
            PngFile.Write(folder[$"{i}.png"], pixels);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_learns_and_writes_characters_and_a_checkpoint_knows_it()
    {
        var config = CaptionPieces.Config(new CaptionerConfig { Embedding = 5, Hidden = 6 }, 0) with
        {
            Data = new() { Name = "folder", Path = folder.Path, ImageSize = 8, Tokens = CaptionTokens.Characters },
            Decode = new() { Temperature = 1, MaxLength = 12 },
        };
        using var run = new StressRun(config);
        Assert.Empty(run.Train(resume: false));
        var table = File.ReadAllLines(Path.Combine(run.Path, "samples", "captions-test.csv"));
        Assert.StartsWith("3.png,", table[1]);
        AssertIsOfSigns(table[1].Split(',')[1]);

        var checkpoint = Directory.EnumerateDirectories(Path.Combine(run.Path, "checkpoints")).Order().Last();
        var captions = new List<PhotoCaption>();
        foreach (var temperature in new[] { 1.0, 3, 9 })
        {
            var options = new CaptionOptions(new(null, temperature), folder["out"]);
            CaptioningVerbs.Caption(checkpoint, [folder["0.png"]], options, new RecordedProgress(), captions.Add);
        }
        Assert.Contains(captions, caption => caption.Caption.Length > 1);
        Assert.All(captions, caption => AssertIsOfSigns(caption.Caption));
    }

    [Fact]
    public void Scenes_are_judged_by_words()
    {
        var config = new CaptioningConfig { Task = "captioning", Data = new() { Tokens = CaptionTokens.Characters } };
        Assert.Equal("data.tokens", Assert.Single(config.Check()).Key);
    }

    private static void AssertIsOfSigns(string caption) =>
        Assert.All(caption.Replace("<unk>", ""), sign => Assert.Contains(sign, Signs));
}
