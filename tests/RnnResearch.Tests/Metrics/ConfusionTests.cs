using RnnResearch.Metrics;

namespace RnnResearch.Tests.Metrics;

/// <summary>Accuracy and F1 by numbers that were worked out by hand.</summary>
public sealed class ConfusionTests
{
    [Fact]
    public void Accuracy_counts_texts_and_macro_f1_counts_labels()
    {
        var confusion = new Confusion(labels: 3);
        (int Label, int Said)[] all = [(0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (2, 0), (2, 2)];
        foreach (var (label, said) in all) confusion.Add(label, said);
        Assert.Equal(5 / 8.0, confusion.Accuracy, 1e-12);
        // F1: 2·3/(4+5), 2·1/(2+2), 2·1/(2+1)
        Assert.Equal((6 / 9.0 + 1 / 2.0 + 2 / 3.0) / 3, confusion.MacroF1, 1e-12);
    }

    [Fact]
    public void A_label_that_is_neither_there_nor_said_has_none()
    {
        var confusion = new Confusion(labels: 2);
        confusion.Add(0, 0);
        Assert.Equal(1, confusion.Accuracy);
        Assert.Equal(0.5, confusion.MacroF1);
    }
}
