using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>Which passages of a text are shown.</summary>
public sealed class PassageChoiceTests
{
    private static readonly TextStretches Stretches = TextStretches.Over("text", 100_000, "characters", 20_000); // 40 of 500

    [Fact]
    public void Every_claimed_property_is_shown_going_on_and_off_in_what_is_held_out()
    {
        var findings = Enumerable.Range(0, 8).Select(k => Claimed(from: Stretches.Half + (k * 500) + 100, length: 20)).ToList();
        var shown = new PassageChoice(Stretches, budget: 4000).Shown(findings);
        Assert.Equal(10, shown.Count);
        Assert.All(shown, passage => Assert.True(passage.From >= Stretches.Half && passage.Length == 400));
        Assert.All(findings, finding => Assert.Contains(shown, passage =>
            finding.Values.AsSpan(passage.From, passage.Length) is var values && values[0] == 0 && values[^1] == 0 && values.Contains(1f)));
        Assert.Equal(shown.OrderBy(passage => passage.From), shown);
    }

    [Fact]
    public void What_can_be_searched_holds_what_is_shown_and_is_spread_over_all()
    {
        var choice = new PassageChoice(Stretches, budget: 1000);
        var shown = choice.Shown([]);
        var searched = choice.Searched(shown, 12_000);
        Assert.Equal(2, shown.Count);
        Assert.Equal(30, searched.Distinct().Count());
        Assert.Empty(shown.Except(searched));
        Assert.Contains(searched, passage => passage.From < 1000);
        Assert.Equal(searched.OrderBy(passage => passage.From), searched);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(150, 1, 150)]
    [InlineData(1_000_000, 40, 400)]
    public void There_is_always_one_and_never_more_than_there_are(int budget, int count, int length)
    {
        var shown = new PassageChoice(Stretches, budget).Shown([]);
        Assert.Equal((count, length), (shown.Distinct().Count(), shown[0].Length));
    }

    private static PropertyFinding Claimed(int from, int length)
    {
        var values = new float[Stretches.Positions];
        values.AsSpan(from, length).Fill(1);
        return new PropertyFinding
        {
            Property = TextProperties.All[0],
            Values = values,
            Cells = [new CellScore(0, 0, 1, 0, 0.9, 0.9)],
            Chance = 0.6,
            Untrained = 0.6,
        };
    }
}
