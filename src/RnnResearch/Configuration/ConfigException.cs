namespace RnnResearch.Configuration;

/// <summary>A configuration that cannot be used, with everything that is wrong with it at once.</summary>
public sealed class ConfigException : Exception
{
    public ConfigException(IEnumerable<ConfigProblem> problems)
        : this([.. problems.OrderBy(problem => problem.Location)]) { }

    private ConfigException(IReadOnlyList<ConfigProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Sorted by place: files from top to bottom, then the command line.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; }
}
