using RnnResearch.Metrics;

namespace RnnResearch.Tests.Metrics;

/// <summary>Accuracy and F1, worked out by hand.</summary>
public sealed class ConfusionTests
{
    [Fact]
    public void Three_labels()
    {
        // said      a  b  c
        // true a    3  1  0      F1 = 2·3 / (4 + 4) = 3/4
        // true b    1  2  1      F1 = 2·2 / (4 + 3) = 4/7
        // true c    0  0  2      F1 = 2·2 / (2 + 3) = 4/5
        var confusion = Of(3, (0, 0, 3), (0, 1, 1), (1, 0, 1), (1, 1, 2), (1, 2, 1), (2, 2, 2));
        Assert.Equal(0.7, confusion.Accuracy, 1e-12);
        Assert.Equal((3.0 / 4 + 4.0 / 7 + 4.0 / 5) / 3, confusion.MacroF1, 1e-12);
    }

    [Fact]
    public void A_label_that_is_never_said_has_none_of_it()
    {
        var confusion = Of(2, (0, 0, 9), (1, 0, 1)); // F1 = 18/19 and 0
        Assert.Equal(0.9, confusion.Accuracy, 1e-12);
        Assert.Equal(9.0 / 19, confusion.MacroF1, 1e-12);
        Assert.Equal(1.0 / 3, Of(3, (1, 1, 1)).MacroF1, 1e-12); // two of three are neither there nor said
    }

    private static Confusion Of(int labels, params (int Label, int Said, int Count)[] counts)
    {
        var confusion = new Confusion(labels);
        foreach (var (label, said, count) in counts)
            for (var i = 0; i < count; i++) confusion.Add(label, said);
        return confusion;
    }
}
