using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Experiments.Captioning;

namespace RnnResearch.Tests.Experiments.Captioning;

public sealed class CaptionRankingTests
{
    [Fact]
    public void Untrue_captions_are_worse_than_true_ones_then_cider_decides_then_log_p() =>
        Assert.Equal([4, 1, 3, 0, 2], CaptionRanking.Ranks(
        [
            Caption(CaptionFault.None, cider: 3, logP: -9),
            Caption(CaptionFault.WrongPlace, cider: 2, logP: -9),
            Caption(CaptionFault.None, cider: 1, logP: -5),
            Caption(CaptionFault.WrongSize, cider: 1, logP: -9),
            Caption(CaptionFault.None, cider: 1, logP: -6),
        ]));

    [Fact]
    public void Where_not_all_can_be_shown_the_worst_and_the_best_are_and_others_from_the_whole_set()
    {
        int[] ranks = [.. Enumerable.Range(0, 1000).Select(i => i * 7 % 1000)];
        var shown = CaptionRanking.Choose(ranks, 100);

        Assert.Equal(100, shown.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, 20).Concat(Enumerable.Range(980, 20)).Except(shown.Select(i => ranks[i])));
        Assert.Equal(shown.Order(), shown);
        Assert.InRange(shown.Zip(shown.Skip(1), (one, next) => next - one).Max(), 10, 40);
        Assert.Equal(Enumerable.Range(0, 1000), CaptionRanking.Choose(ranks, 1000));
        Assert.Equal(2, CaptionRanking.Choose(ranks, 2).Count);
    }

    private static StudiedCaption Caption(CaptionFault fault, double cider, double logP) => new(
        new CaptionedImage("", Split.Test, []),
        Words: [],
        Beams: [],
        new Dictionary<string, double> { ["cider"] = cider, ["log_p"] = logP },
        Scene: null,
        fault);
}
