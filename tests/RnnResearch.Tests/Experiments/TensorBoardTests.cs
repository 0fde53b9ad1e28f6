using RnnResearch.Experiments;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments;

/// <summary>Runs with <c>logging.tensorboard</c>: a small text with a test split, from the command line's override to the files.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private static readonly string[] Small =
    [
        "data.corpus=alphabet", "show_network=false", "model.hidden=8", "sequence_length=20", "train.batch_size=40", "train.epochs=2",
        "train.log_every=3", "train.evaluate_every=6", "train.keep_checkpoints=100",
    ];

    private readonly TempFolder folder = new();

    [Fact]
    public void It_is_off_unless_asked_for()
    {
        Assert.False(Directory.Exists(Train("off").TensorBoardFolder));
    }

    [Fact]
    public void Every_row_is_a_point_and_nothing_else_changes()
    {
        var (with, without) = (Train("on", "logging.tensorboard=true"), Train("off"));
        Assert.Equal(Expected(with), EventFiles.Scalars(with.TensorBoardFolder));
        Assert.Contains(EventFiles.Scalars(with.TensorBoardFolder), scalar => scalar.Tag == "test/loss");

        Assert.Equal(MetricRows.WithoutSeconds(without.MetricsFile), MetricRows.WithoutSeconds(with.MetricsFile));
        foreach (var weights in Directory.GetFiles(without.CheckpointsFolder, "*.safetensors", SearchOption.AllDirectories))
        {
            var same = Path.Combine(with.CheckpointsFolder, Path.GetRelativePath(without.CheckpointsFolder, weights));
            Assert.True(File.ReadAllBytes(weights).SequenceEqual(File.ReadAllBytes(same)), same);
        }
    }

    [Fact]
    public void A_run_that_goes_on_from_an_earlier_checkpoint_has_no_point_twice()
    {
        var run = Train("on", "logging.tensorboard=true");
        var points = Names(run);
        var checkpoints = new CheckpointStore(run.CheckpointsFolder, keepLast: 100, _ => { });
        foreach (var later in checkpoints.Steps.Skip(1)) Directory.Delete(checkpoints.PathOf(later), recursive: true);

        ExperimentRunner.Resume(run.Path, new RecordedProgress(), default);

        Assert.Equal(Expected(run), EventFiles.Scalars(run.TensorBoardFolder));
        Assert.Equal(points, Names(run));
        Assert.Equal(points.Distinct(), points);
    }

    public void Dispose() => folder.Dispose();

    private RunDirectory Train(string name, params string[] overrides)
    {
        var experiment = RepositoryExperiments.Catalog.Load("hello", [.. Small, .. overrides]);
        var outcome = ExperimentRunner.Train(experiment, new RunOptions(folder[name], ""), new RecordedProgress(), default);
        return RunDirectory.Open(outcome.Folder);
    }

    private static IEnumerable<EventScalar> Expected(RunDirectory run) =>
        MetricsLog.Read(run.MetricsFile).Select(row => EventScalar.Of(row, run.Info.Started!.Value));

    /// <summary>The points without their values, in order.</summary>
    private static List<(long Step, string Tag)> Names(RunDirectory run) =>
        [.. EventFiles.Scalars(run.TensorBoardFolder).Select(scalar => (scalar.Step, scalar.Tag))];
}
