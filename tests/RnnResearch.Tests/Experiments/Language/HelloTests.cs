using RnnResearch.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>The slide's network of four letters and three hidden units, by its own experiment.</summary>
public sealed class HelloTests
{
    [Fact]
    public void It_learns_hello_and_shows_the_slides_table_before_and_after()
    {
        using var folder = new TempFolder();
        var experiment = RepositoryExperiments.Catalog.Load("hello");
        var options = new RunOptions(folder.Path, "make exp NAME=hello");
        var outcome = ExperimentRunner.Train(experiment, options, new RecordedProgress(), default);
        Assert.Equal(RunStatus.Finished, outcome.Status);
        Assert.Equal(["before training", "after training", "hello"], outcome.Tables.Select(table => table.Title));
        foreach (var table in outcome.Tables.Take(2))
        {
            Assert.Equal(["input", "one-hot (h e l o)", "hidden layer", "output scores (h e l o)", "target", "p(target)"], table.Columns);
            Assert.Equal(
                ["h 1 0 0 0 e", "e 0 1 0 0 l", "l 0 0 1 0 l", "l 0 0 1 0 o"],
                table.Rows.Select(row => $"{row[0]} {row[1]} {row[4]}"));
            Assert.All(table.Rows, row => Assert.Equal(3, Numbers(row[2]).Length));
            Assert.All(table.Rows, row => Assert.All(Numbers(row[2]), h => Assert.InRange(h, -1, 1)));
        }
        Assert.All(outcome.Tables[0].Rows, row => Assert.InRange(double.Parse(row[5]), 0.05, 0.6));
        Assert.All(outcome.Tables[1].Rows, row => Assert.InRange(double.Parse(row[5]), 0.9, 1));
        var likeliest = outcome.Tables[1].Rows.Select(row => Numbers(row[3]).Index().MaxBy(score => score.Item).Index);
        Assert.Equal("ello", string.Concat(likeliest.Select(letter => "helo"[letter])));
    }

    private static double[] Numbers(string cell) => [.. cell.Split(' ').Select(double.Parse)];
}
