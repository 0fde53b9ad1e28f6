using RnnResearch.Data;
using RnnResearch.Data.Downloads;
using RnnResearch.Data.Video;

namespace RnnResearch.Tests.Data.Video;

public sealed class MsrAction3dTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NeedsMirrorFact("msr-action3d/msr-action3d-skeleton-real3d.tar.gz")]
    public void The_archive_becomes_the_protocol()
    {
        var files = new[] { MsrAction3dPreparation.Archive, MsrAction3d.List }
            .ToDictionary(name => name, name => NeedsDataFactAttribute.FindInMirror($"msr-action3d/{name}")!);
        var preparation = new MsrAction3dPreparation();
        Directory.CreateDirectory(folder["set"]);
        preparation.Prepare(files, folder["set"], _ => { }, default);
        Assert.Equal(
            "567 sequences, 557 of them in the protocol: 284 of people 1, 3, 5, 7, 9 and 273 of the others",
            preparation.Verify(folder["set"]));
        var set = MsrAction3d.Open(folder["set"], validationSubject: 9);
        Assert.Equal((227, 57, 273), (set.Of(Split.Train).Count, set.Of(Split.Validation).Count, set.Of(Split.Test).Count));
        Assert.All(set.Of(Split.Validation), clip => Assert.Contains("_s09_", clip.Name, StringComparison.Ordinal));
        Assert.Equal(60, set.FrameSize);
    }

    [Fact]
    public void People_make_the_splits_and_lost_frames_repeat_the_one_before()
    {
        Write("a01_s01_e01", 0, 1, 0, 2);
        Write("a02_s03_e01", 1);
        Write("a20_s02_e03", 3);
        var set = MsrAction3d.Open(folder.Path, validationSubject: 3);
        var clip = Assert.Single(set.Of(Split.Train));
        Assert.Equal([1f, 1, 2], Enumerable.Range(0, clip.Length).Select(t => clip.Frame(t)[0]));
        Assert.Equal(("a02_s03_e01", 1), (set.Of(Split.Validation).Single().Name, set.Of(Split.Validation).Single().Action));
        Assert.Equal((19, "pickup and throw"), (set.Of(Split.Test).Single().Action, set.Actions[19]));
    }

    [Theory]
    [InlineData("a01_s01_e01", "1 2 3", ":1: expected x y z and a confidence, found \"1 2 3\"")]
    [InlineData("a01_s01_e01", "1 2 3 1\n1 2 3 1", "2 lines, expected 20 for each frame")]
    [InlineData("walking", "", "expected names like a01_s01_e01, found \"walking\"")]
    public void What_is_not_as_it_should_be_is_said(string name, string content, string expected)
    {
        folder.Write(MsrAction3d.List, name + "\n");
        folder.Write($"{MsrAction3d.Folder}/{name}{MsrAction3d.Suffix}", content);
        if (content == "1 2 3") folder.Write(
            $"{MsrAction3d.Folder}/{name}{MsrAction3d.Suffix}", string.Join('\n', Enumerable.Repeat(content, 20)));
        var error = Assert.ThrowsAny<Exception>(() => MsrAction3d.Open(folder.Path, validationSubject: 9));
        Assert.IsType<DataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_not_there_says_how_to_get_it() => Assert.Contains(
        "make data NAME=msr-action3d",
        Assert.Throws<DataException>(() => MsrAction3d.Open(folder["nowhere"], validationSubject: 9)).Message,
        StringComparison.Ordinal);

    /// <summary>Writes a sequence whose joints all stand at x = y = z = one number in each frame; at 0 the skeleton is lost.</summary>
    private void Write(string name, params int[] frames)
    {
        var lines = frames.SelectMany(number => Enumerable.Repeat($"{number} {number} {number} 1", Skeleton.Joints));
        folder.Write($"{MsrAction3d.Folder}/{name}{MsrAction3d.Suffix}", string.Join('\n', lines));
        File.AppendAllText(folder[MsrAction3d.List], name + "\n");
    }
}
