using RnnResearch.Experiments;
using RnnResearch.Reports;
using RnnResearch.Tests.Experiments;
using RnnResearch.Training;

namespace RnnResearch.Tests.Reports;

public sealed class SettingTests : IDisposable
{
    private readonly TinyText text = new();

    [Fact]
    public void A_run_knows_where_each_of_its_values_came_from()
    {
        var run = text.Trained("model.hidden=6", "train.max_steps=3");

        Assert.Equal("command line", OriginOf(run, "model.hidden"));
        Assert.EndsWith("/tiny.yaml:4", OriginOf(run, "model.cell"), StringComparison.Ordinal);
        Assert.Equal("default", OriginOf(run, "train.clip_norm"));
        text.Resume(run, "train.max_steps=4");
        Assert.Equal("resumed at step 3", OriginOf(run, "train.max_steps"));
        Assert.Equal("command line", OriginOf(run, "model.hidden"));
    }

    [Fact]
    public void An_older_run_does_not()
    {
        var run = text.Trained("train.max_steps=1");
        run.Write(run.Info with { Origins = null });
        Assert.Equal("not recorded", OriginOf(run, "model.cell"));
    }

    public void Dispose() => text.Dispose();

    private static string OriginOf(RunDirectory run, string key) =>
        Setting.Of(new RunReader(TaskRegistry.Default).Read(run)).Single(setting => setting.Key == key).Origin;
}
