using RnnResearch.Analysis.Cells;
using RnnResearch.Data;

namespace RnnResearch.Tests.Analysis.Cells;

/// <summary>Which parts of a text are measured.</summary>
public sealed class TextStretchesTests
{
    [Theory]
    [InlineData(1000, 40_000)]
    [InlineData(1001, 1000)]
    [InlineData(5000, 40_000)]
    [InlineData(40_100, 40_000)]
    [InlineData(6_206_996, 40_000)]
    [InlineData(500_000_000, 100_000)]
    public void Stretches_lie_apart_in_the_whole_text(int tokens, int wanted)
    {
        var stretches = TextStretches.Over("text", tokens, "characters", wanted);
        Assert.Equal(0, stretches.Count % 2);
        Assert.InRange(stretches.Positions, Math.Min(wanted, tokens - TextStretches.WarmUp) - stretches.Count, wanted);
        Assert.Equal(TextStretches.WarmUp, stretches.Starts[0]);
        Assert.Equal(tokens - stretches.Length, stretches.Starts[^1]);
        foreach (var (before, next) in stretches.Starts.Zip(stretches.Starts.Skip(1))) Assert.True(next - before >= stretches.Length);
        Assert.Equal(stretches.Starts[1] + 3, stretches.TokenAt(stretches.Length + 3));
    }

    [Fact]
    public void A_text_too_short_for_two_halves_is_refused()
    {
        var error = Assert.Throws<DataException>(() => TextStretches.Over("note.txt", 999, "words", 40_000));
        Assert.StartsWith("note.txt: 999 words; expected at least 1,000, ", error.Message);
    }
}
