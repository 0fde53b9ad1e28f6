using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public sealed class TensorBoardLogTests : IDisposable
{
    private static readonly DateTimeOffset Started = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly TempFolder folder = new();

    private string Events => folder["tensorboard"];

    [Fact]
    public void Each_row_is_a_scalar_as_soon_as_it_is_written()
    {
        using var log = Opened();
        Assert.False(Directory.Exists(Events));
        log.Write(10, 1, Split.Train, "loss", 0.1 + 0.2, 1.5);
        Assert.Equal([new EventScalar(10, "train/loss", 0.3f, 1_700_000_001)], EventFiles.Scalars(Events));
        log.Write(10, 1, Split.Validation, "bleu4", 1e-7, 3);
        log.Write(12, 2, Split.Test, "rouge_l", 0.5, 4);
        Assert.Equal(
            [
                new EventScalar(10, "train/loss", 0.3f, 1_700_000_001),
                new EventScalar(10, "validation/bleu4", 1e-7f, 1_700_000_003),
                new EventScalar(12, "test/rouge_l", 0.5f, 1_700_000_004),
            ],
            EventFiles.Scalars(Events));
    }

    [Fact]
    public void Values_that_are_no_finite_numbers_stay_what_they_are_even_when_the_files_are_written_anew()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300];
        float[] expected = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.PositiveInfinity];
        using var log = Opened();
        foreach (var (i, value) in values.Index()) log.Write(i, 1, Split.Train, "loss", value, i);
        Assert.Equal(expected, EventFiles.Scalars(Events).Select(scalar => scalar.Value));
        log.CutBack(values.Length);
        Assert.Equal(expected, EventFiles.Scalars(Events).Select(scalar => scalar.Value));
    }

    [Fact]
    public void Cutting_back_leaves_the_rows_that_are_kept_each_once()
    {
        using (var log = Opened())
        {
            foreach (var step in new[] { 1, 2, 3 }) log.Write(step, 1, Split.Train, "loss", step, step);
            log.Write(3, 1, Split.Test, "loss", 3, 3);
        }
        CutShort(Assert.Single(Directory.GetFiles(Events))); // as a kill may leave it
        folder.Write("tensorboard/notes.txt", "not ours");

        using (var log = Opened())
        {
            log.CutBack(2);
            log.Write(3, 1, Split.Train, "loss", 30, 4);
        }
        File.Delete(folder["tensorboard/notes.txt"]);
        Assert.Equal(MetricsLog.Read(folder["metrics.csv"]).Select(row => EventScalar.Of(row, Started)), EventFiles.Scalars(Events));
        Assert.Equal([1, 2, 30], EventFiles.Scalars(Events).Select(scalar => scalar.Value));
    }

    [Fact]
    public void A_log_that_is_opened_again_goes_on_in_a_file_of_its_own()
    {
        foreach (var step in new[] { 1, 2 })
        {
            using var log = Opened();
            log.Write(step, 1, Split.Train, "loss", step, step);
        }
        Assert.Equal(2, Directory.GetFiles(Events).Length);
        Assert.Equal([1, 2], EventFiles.Scalars(Events).Select(scalar => scalar.Step));
    }

    public void Dispose() => folder.Dispose();

    private MetricsLog Opened() => new(folder["metrics.csv"], new TensorBoardLog(Events, Started));

    private static void CutShort(string file)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(stream.Length - 7);
    }
}
