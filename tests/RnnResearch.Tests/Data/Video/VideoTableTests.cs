using RnnResearch.Data;
using RnnResearch.Data.Tables;
using RnnResearch.Data.Video;

namespace RnnResearch.Tests.Data.Video;

public sealed class VideoTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_in_any_order_become_clips()
    {
        var set = VideoTable.Open(folder.Write("clips.tsv", string.Join('\n', new[]
        {
            "y frame label clip split x",
            "2 1 wave a train 1",
            "8 7 bend b test 7",
            "4 2 wave a train 3",
            "6 -3 bend c validation 5.5",
            "0 0 wave a train -1e-1",
        }).Replace(' ', '\t')));
        Assert.Equal((FrameKind.Measured, 2), (set.Kind, set.FrameSize));
        Assert.Equal(["bend", "wave"], set.Actions);
        var clip = Assert.Single(set.Of(Split.Train));
        Assert.Equal(("a", 1, 3), (clip.Name, clip.Action, clip.Length));
        Assert.Equal([0, -0.1f, 2, 1, 4, 3], clip.Numbers);
        Assert.Equal([8f, 7], set.Of(Split.Test).Single().Numbers);
        Assert.Equal(0, set.Of(Split.Validation).Single().Action);
    }

    [Theory]
    [InlineData("b,0,wave,1,1,x", "split \"x\", expected train, validation, test or novel")]
    [InlineData(",0,wave,1,1,train", "the clip has no name")]
    [InlineData("b,0,,1,1,train", "the label is empty")]
    [InlineData("b,1.5,wave,1,1,train", "frame \"1.5\", expected a whole number")]
    [InlineData("a,1,bend,1,1,train", "clip \"a\" is bend, but wave at line 2: a clip shows one thing")]
    [InlineData("a,0,wave,1,1,train", "clip \"a\" has its frame 0 at line 2 already")]
    [InlineData("b,0,wave,one,1,train", "x is \"one\", expected a number such as -0.25")]
    [InlineData("b,0,wave,1,NaN,train", "y is \"NaN\", expected a number")]
    [InlineData("a,1,wave,1,1,test", "what is trained on must not be tested on")]
    public void What_is_wrong_is_said_with_its_line(string row, string expected)
    {
        var path = folder.Write("clips.csv", $"clip,frame,label,x,y,split\na,0,wave,1,2,train\n{row}\n");
        var problem = Assert.Single(TableKinds.Check(path).Problems);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(3, problem.Line);
        Assert.Contains(":3: ", Assert.Throws<DataException>(() => VideoTable.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_numbers_is_refused()
    {
        var report = TableKinds.Check(folder.Write("clips.csv", "clip,frame,label\na,0,wave\n"));
        Assert.Contains("expected columns with the numbers of a frame", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_counts_and_tells_what_training_would_miss()
    {
        var report = TableKinds.Check(folder.Write(
            "clips.csv", "clip,frame,label,x,split\na,0,wave,1,train\na,2,wave,1,train\nb,0,bend,1,train\nc,0,bend,1,validation\n"));
        Assert.Empty(report.Problems);
        Assert.Equal("3 clips of 2 labels, 4 frames of 1 numbers, train 2, validation 1", report.Summary);
        Assert.Equal(["a", "2", "wave", "train"], report.Examples[0]);
        Assert.Equal(
            [
                "no clip is in the split test, to be scored on",
                "frames are missing in 1 clips, such as a (2 frames from 0 to 2); those there are follow each other",
            ],
            report.Notes);
    }

    [Fact]
    public void A_set_that_cannot_be_trained_on_says_why()
    {
        var one = folder.Write("one.csv", "clip,frame,label,x,split\na,0,wave,1,train\nb,0,wave,1,validation\nc,0,wave,1,test\n");
        Assert.Contains("there is one action, wave", Assert.Throws<DataException>(() => VideoTable.Open(one)).Message,
            StringComparison.Ordinal);
        var none = folder.Write("none.csv", "clip,frame,label,x,split\na,0,wave,1,train\nb,0,bend,1,train\n");
        Assert.Contains("no clip is in the split validation", Assert.Throws<DataException>(() => VideoTable.Open(none)).Message,
            StringComparison.Ordinal);
    }
}
