using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// The rows of <c>metrics.csv</c> as TensorBoard's event files: scalars called <c>split/metric</c>, such as <c>validation/bleu4</c>. The
/// rows are all it knows, so that the files can be written anew from them.
/// </summary>
/// <param name="folder">where the files go; made with the first row</param>
/// <param name="started">
/// when the run began. An event's time is this and the row's seconds: TensorBoard's time axis shows training time, over all resumptions.
/// </param>
public sealed class TensorBoardLog(string folder, DateTimeOffset started)
{
    // It opens its file for each event and closes it again: what was written is in the file, and there is nothing to dispose.
    private SummaryWriter? writer;

    /// <summary>
    /// Appends a row. The value is rounded to single precision, which is what the format has; one too large for it becomes infinite.
    /// TensorBoard marks the steps whose value is infinite or no number.
    /// </summary>
    /// <exception cref="OverflowException">The step is beyond the 32 bits that the package's writer takes.</exception>
    public void Write(MetricsRow row)
    {
        writer ??= utils.tensorboard.SummaryWriter(RunFile.MakeFolder(folder));
        var time = started.AddSeconds(row.Seconds).ToUnixTimeSeconds();
        writer.add_scalar($"{row.Split}/{row.Metric}", (float)row.Value, checked((int)row.Step), time);
    }

    /// <summary>
    /// Writes everything anew. Event files only grow, and the package's writer cannot mark events as overtaken (<c>purge_step</c> in
    /// PyTorch): beside the old file, a step that is trained again would have two points.
    /// </summary>
    public void Rewrite(IEnumerable<MetricsRow> rows)
    {
        writer = null;
        if (RunFile.HasFolder(folder))
            foreach (var file in Directory.GetFiles(folder, "events.out.tfevents.*")) File.Delete(file);
        foreach (var row in rows) Write(row);
    }
}
