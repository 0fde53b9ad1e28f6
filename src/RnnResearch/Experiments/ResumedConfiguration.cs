using System.Text;
using RnnResearch.Configuration;
using RnnResearch.Configuration.Binding;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>
/// What a run is gone on with. That is the configuration it was begun with, as it travels in its checkpoints, and the changes that its
/// resumptions were told since; the file <c>config.yaml</c> must say the same.
/// </summary>
internal sealed class ResumedConfiguration
{
    private ResumedConfiguration(ResolvedExperiment experiment, IReadOnlyList<string> changes, bool isInFile) =>
        (Experiment, Changes, IsInFile) = (experiment, changes, isInFile);

    public ResolvedExperiment Experiment { get; }

    /// <summary>What is new in it, as <c>key.path=value</c>.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>Whether the run's file says the same already.</summary>
    public bool IsInFile { get; }

    /// <param name="run">the run</param>
    /// <param name="newest">the checkpoint it goes on from; null where it has none, so that it is what its file says</param>
    /// <param name="changes">what is asked for, as <c>key.path=value</c></param>
    /// <exception cref="ConfigException">The file was edited, or a change is not one that a run survives.</exception>
    public static ResumedConfiguration Of(RunDirectory run, Checkpoint? newest, IEnumerable<string> changes)
    {
        var told = (run.Info.Resumptions ?? []).Where(time => time.Step >= (newest?.Step ?? 0)).Select(time => time.Changes).ToList();
        string[] known = [.. told.SelectMany(each => each).GroupBy(KeyOf).Select(same => same.Last())];
        var before = newest is null ? ExperimentLoader.LoadFile(run.ConfigFile, TaskRegistry.Default, known) : SealedIn(newest, known);
        if (newest is not null) RefuseEdits(run, before, told.LastOrDefault() ?? []);

        string[] asked = [.. changes];
        if (asked.Length > 0 && SweepFolder.Holds(run))
            throw new ConfigException([new("", $"{run.Path} is one of a sweep and is what the sweep's file says; change it there")
            {
                Location = SourceLocation.CommandLine,
            }]);
        var after = newest is null
            ? ExperimentLoader.LoadFile(run.ConfigFile, TaskRegistry.Default, Over(known, asked))
            : SealedIn(newest, Over(known, asked));
        var differences = ConfigDifference.Between(before, after);
        var refused = differences.Where(change => !MayChange(before.Config, change.Key)).ToList();
        if (refused.Count > 0) throw new ConfigException(refused.Select(change => Refusal(run, change)));
        var isInFile = ConfigDifference.Between(after, ExperimentLoader.LoadFile(run.ConfigFile, TaskRegistry.Default)).Count == 0;
        return new ResumedConfiguration(after, [.. differences.Select(change => $"{change.Key}={change.Other}")], isInFile);
    }

    private static ResolvedExperiment SealedIn(Checkpoint checkpoint, IEnumerable<string> changes) =>
        checkpoint.Attachments.TryGetValue(TrainedModel.ConfigAttachment, out var yaml)
            ? ExperimentLoader.LoadText(
                Encoding.UTF8.GetString(yaml), $"{TrainedModel.ConfigAttachment} of step {checkpoint.Step}", TaskRegistry.Default, changes)
            : throw new CheckpointException($"step {checkpoint.Step}: the checkpoint has no {TrainedModel.ConfigAttachment}");

    /// <summary>Differences in what was told last are no edits: the program may have been killed before it had changed the file.</summary>
    private static void RefuseEdits(RunDirectory run, ResolvedExperiment before, IReadOnlyList<string> toldLast)
    {
        var edits = ConfigDifference.Between(before, ExperimentLoader.LoadFile(run.ConfigFile, TaskRegistry.Default))
            .Where(edit => !toldLast.Select(KeyOf).Contains(edit.Key))
            .ToList();
        if (edits.Count > 0) throw new ConfigException(edits.Select(edit => new ConfigProblem(edit.Key, Told(run, before.Config, edit))));
    }

    private static string Told(RunDirectory run, ExperimentConfig config, ConfigDifference edit)
    {
        var instead = MayChange(config, edit.Key)
            ? $"put it back, and say it instead: rnn resume --run {run.Path} {edit.Key}={edit.Other}"
            : "put it back; a run that goes on keeps what it was begun with";
        return $"was {edit.One} when the run was saved, is {edit.Other} in {run.ConfigFile}; {instead}";
    }

    private static ConfigProblem Refusal(RunDirectory run, ConfigDifference change) => new(
        change.Key,
        $"is {change.One} in this run, and with {change.Other} it would be another run: begin one, for example with "
        + $"make exp NAME={run.Info.Experiment} SET=\"{change.Key}={change.Other} train.init_from={run.Path}\"; "
        + "docs/configuration.md says of each key whether it may change")
    {
        Location = SourceLocation.CommandLine,
    };

    private static bool MayChange(ExperimentConfig config, string path) =>
        RecordShape.Of(config.GetType()).Along(path).Any(property => property.MayChange);

    /// <summary>Earlier changes that are not made again, and the new ones, each of which may stand there but once.</summary>
    private static string[] Over(string[] known, string[] asked) =>
        [.. known.Where(change => !asked.Select(KeyOf).Contains(KeyOf(change))), .. asked];

    private static string KeyOf(string change) => change.Split('=', 2)[0];
}
