namespace RnnResearch.Tests.Configuration;

/// <summary>A value on the command line is what was typed.</summary>
public class TypedValueTests
{
    [Theory]
    [InlineData("run #2")]
    [InlineData("#2")]
    [InlineData(" a: b, [c] {d} ")]
    [InlineData("\"quoted\"")]
    [InlineData("it's")]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("a=b=c")]
    [InlineData("& * ! | > % @ `")]
    [InlineData("two\nlines\n")]
    [InlineData("tab\t")]
    [InlineData("")]
    public void A_text_is_taken_letter_by_letter(string typed)
    {
        using var files = ConfigFiles.X("task: sample\ntitle: before");
        Assert.Equal(typed, files.Load($"title={typed}").Title);
    }

    [Fact]
    public void A_text_that_need_not_be_there_is_left_out_by_null_and_by_nothing_else()
    {
        using var files = ConfigFiles.X("task: sample\nnote: a");
        Assert.Null(files.Load("note=null").Note);
        Assert.Equal("~", files.Load("note=~").Note);
        Assert.Equal(
            "command line: note: expected a value behind the =, found nothing; leave it out for the default, or write null for none",
            Assert.Single(files.Problems("note=")));
    }

    [Theory]
    [InlineData("clip=", "clip: expected a value behind the =, found nothing; leave it out for the default, or write null for none")]
    [InlineData("epochs=", "epochs: expected an integer >= 1, found nothing")]
    [InlineData("epochs=3 #4", "epochs: expected an integer >= 1, found 3 #4")]
    [InlineData("epochs= 3", "epochs: expected an integer >= 1, found  3")]
    [InlineData("epochs=1__0", "epochs: expected an integer >= 1, found 1__0")]
    [InlineData("epochs=_10", "epochs: expected an integer >= 1, found _10")]
    [InlineData("epochs=10_", "epochs: expected an integer >= 1, found 10_")]
    [InlineData("epochs=-_10", "epochs: expected an integer >= 1, found -_10")]
    [InlineData("epochs=٣", "epochs: expected an integer >= 1, found ٣")]
    [InlineData("clip=1_.5", "clip: expected a number, found 1_.5")]
    [InlineData("clip=1e999", "clip: expected a number, found 1e999")]
    [InlineData("clip=.", "clip: expected a number, found .")]
    [InlineData("shuffle=true # yes", "shuffle: expected true or false, found true # yes")]
    [InlineData("optimizer=", "optimizer: expected text that is one of adam, sgd, found the text \"\"; leave it out for the default, adam")]
    [InlineData("dropout=[0.1] # less", "dropout: a # behind a blank begins a comment; ")]
    [InlineData("dropout=0.1, 0.2", "dropout: expected a list that is not empty, each item a number in [0, 1), found 0.1, 0.2")]
    [InlineData("model.units=", "model.units: expected an integer >= 1, found nothing")]
    [InlineData("weights.a=1__0", "weights.a: expected an integer, found 1__0")]
    public void What_is_no_value_is_refused_as_it_was_typed(string typed, string expected)
    {
        using var files = ConfigFiles.X("task: sample");
        Assert.StartsWith($"command line: {expected}", Assert.Single(files.Problems(typed)));
    }

    [Fact]
    public void Numbers_may_be_grouped_and_lists_are_written_as_in_yaml()
    {
        using var files = ConfigFiles.X("task: sample");
        var config = files.Load("tokens=1_000_000", "clip=+1_000.5e-1", "dropout=[.1, 2e-1]", "weights={a: 1}", "layers=[{name: 'a #1'}]");
        Assert.Equal((1_000_000, 100.05), (config.Tokens, config.Clip));
        Assert.Equal([0.1, 0.2], config.Dropout);
        Assert.Equal(1, config.Weights["a"]);
        Assert.Equal("a #1", config.Layers[0].Name);
    }

    [Fact]
    public void In_a_file_a_key_without_a_value_is_refused_where_null_would_leave_it_out()
    {
        using var files = ConfigFiles.X("task: sample\nnote:\nclip: # five\n");
        Assert.Equal(
            [
                "experiments/x.yaml:2:6: note: expected text, found nothing; write null for none",
                "experiments/x.yaml:3:6: clip: expected a number, found nothing; write null for none",
            ],
            files.Problems());
    }
}
