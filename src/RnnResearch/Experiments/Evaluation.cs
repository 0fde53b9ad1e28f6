using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments;

/// <summary>Evaluates a trained model. It writes beside the run, and what it measured is shown whether it can be written or not.</summary>
internal sealed class Evaluation(IExperiment experiment, EvaluateOptions options, ITrainingProgress progress)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> scores = [];
    private bool wrote = true;

    /// <param name="path">the run or the checkpoint's folder, as the user called it</param>
    /// <param name="trained">what is in it</param>
    public RunOutcome Run(string path, TrainedModel trained)
    {
        var folder = Path.GetFullPath(options.OutputFolder ?? OutputFolder.Of("evaluation", path));
        var table = new ScoreTable();
        foreach (var split in Splits)
        {
            var report = Report(experiment, split, options.Decode, default);
            table.Add(trained.Name, split, report.Scores);
            scores[split.Name()] = report.Scores;
            if (report.Write is { } write) Try(() => write(Directory.CreateDirectory(folder).FullName));
        }
        Try(() => JsonFile.Write(Path.Combine(Directory.CreateDirectory(folder).FullName, "scores.json"), scores));
        var shown = table.Format($"{trained.Name}, step {trained.Checkpoint.Step}");
        return new RunOutcome(wrote ? RunStatus.Finished : RunStatus.Failed, folder, [shown], experiment.Next(path));
    }

    /// <summary>Scores of a split, in eval mode and without gradients.</summary>
    public static SplitReport Report(IExperiment experiment, Split split, DecodeOverride decode, CancellationToken interrupt)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        experiment.Task.Model.eval();
        return experiment.Report(split, decode, interrupt);
    }

    /// <summary>Those asked for, or those reported, or where a text has no test split the one that the checkpoint was chosen by.</summary>
    private IReadOnlyList<Split> Splits =>
        options.Splits.Count > 0 ? options.Splits
        : experiment.ReportedSplits.Count > 0 ? experiment.ReportedSplits
        : [Split.Validation];

    private void Try(Action write)
    {
        try
        {
            if (wrote) write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            wrote = false;
            progress.Warning($"not written: {error.Message} (--out names another folder)");
        }
    }
}
