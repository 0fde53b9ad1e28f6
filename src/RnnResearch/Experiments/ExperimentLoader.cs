using RnnResearch.Configuration;
using RnnResearch.Configuration.Binding;
using RnnResearch.Configuration.Nodes;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>From YAML to a typed, checked configuration: read, merge, override, bind, check.</summary>
/// <param name="folder">The folder that experiment names refer to.</param>
/// <param name="tasks">Which record each task's keys are read into.</param>
public sealed class ExperimentLoader(string folder, TaskRegistry tasks)
{
    private const string TaskKey = "task";

    /// <summary>Loads NAME.yaml of the folder with overrides of the form <c>key.path=value</c>.</summary>
    /// <exception cref="ConfigException">Holds everything that is wrong with the files and the overrides.</exception>
    public ResolvedExperiment Load(string name, IEnumerable<string>? overrides = null) =>
        Load(name, (tree, problems) => Overridden(tree, tasks, overrides, problems));

    /// <summary>Loads NAME.yaml of the folder with changes that know where they were written; their keys are dotted paths.</summary>
    /// <exception cref="ConfigException">Holds everything that is wrong with the files and the changes.</exception>
    internal ResolvedExperiment LoadChanged(string name, IEnumerable<ConfigEntry> changes) =>
        Load(name, (tree, _) => changes.Aggregate(tree, ConfigOverride.Set));

    /// <summary>Loads the <c>config.yaml</c> of a run or a checkpoint, which stands alone, with overrides.</summary>
    /// <exception cref="ConfigException">Holds everything that is wrong with the file and the overrides.</exception>
    /// <exception cref="InvalidDataException">It is a link, or something else than a file.</exception>
    public static ResolvedExperiment LoadFile(string path, TaskRegistry tasks, IEnumerable<string>? overrides = null)
    {
        RunFile.Open(path).Dispose();
        var loader = new ExperimentLoader(Path.GetDirectoryName(Path.GetFullPath(path))!, tasks);
        return loader.Load(
            Path.GetFileNameWithoutExtension(path), (tree, problems) => Overridden(tree, tasks, overrides, problems), extends: false);
    }

    /// <summary>Reads a whole configuration that is in no file by itself, with overrides.</summary>
    /// <exception cref="ConfigException">Holds everything that is wrong with it and the overrides.</exception>
    internal static ResolvedExperiment LoadText(string text, string source, TaskRegistry tasks, IEnumerable<string> overrides)
    {
        var problems = new List<ConfigProblem>();
        var tree = Overridden(YamlTree.Read(text, source, problems), tasks, overrides, problems);
        return Resolved(source, tree, tasks, problems);
    }

    private ResolvedExperiment Load(string name, Func<ConfigMap, List<ConfigProblem>, ConfigMap> change, bool extends = true)
    {
        var problems = new List<ConfigProblem>();
        return Resolved(name, change(new ConfigSource(folder, problems, extends).Read(name), problems), tasks, problems);
    }

    private static ResolvedExperiment Resolved(string name, ConfigMap tree, TaskRegistry tasks, List<ConfigProblem> problems)
    {
        if (TaskOf(tree, tasks, problems) is not { } type) throw new ConfigException(problems);

        var config = (ExperimentConfig)new ConfigBinder(type, problems).Bind(tree);
        new ConfigValidator(tree, problems).Check(config);
        if (problems.Count > 0) throw new ConfigException(problems);
        return new ResolvedExperiment(name, config, tree);
    }

    private static ConfigMap Overridden(
        ConfigMap tree, TaskRegistry tasks, IEnumerable<string>? overrides, List<ConfigProblem> problems) =>
        new ConfigOverride(ShapeOf(tree, tasks), problems).Apply(tree, overrides ?? []);

    /// <summary>The record that a tree is read into, null where it names no known task.</summary>
    private static RecordShape? ShapeOf(ConfigMap tree, TaskRegistry tasks) =>
        tree.Find(TaskKey)?.Value is ConfigScalar task && tasks.ConfigOf(task.Text) is { } type ? RecordShape.Of(type) : null;

    private static Type? TaskOf(ConfigMap tree, TaskRegistry tasks, List<ConfigProblem> problems)
    {
        var known = $"expected one of {string.Join(", ", tasks.Names)}";
        switch (tree.Find(TaskKey)?.Value)
        {
            case null:
                problems.Add(new(TaskKey, $"required key is missing; {known}") { Location = tree.Location });
                return null;
            case ConfigScalar { IsNull: false } task when tasks.ConfigOf(task.Text) is { } type:
                return type;
            case ConfigScalar { IsNull: false } task:
                var suggestion = Suggestion.Clause(task.Text, tasks.Names);
                problems.Add(new(TaskKey, $"{known}, found {task.Text}{suggestion}") { Location = task.Location });
                return null;
            case var other:
                problems.Add(new(TaskKey, $"{known}, found {other.Describe()}") { Location = other.Location });
                return null;
        }
    }
}
