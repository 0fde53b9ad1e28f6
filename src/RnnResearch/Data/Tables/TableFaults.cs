namespace RnnResearch.Data.Tables;

/// <summary>Refuses to train on a faulty table.</summary>
public static class TableFaults
{
    private const int Shown = 5;

    /// <exception cref="DataException">There are problems; the message has the first of them.</exception>
    public static void Refuse(string path, IReadOnlyList<TableProblem> problems)
    {
        if (problems.Count == 0) return;
        throw new DataException($"""
            {path}: {problems.Count} problems, the first of them:
            {string.Join('\n', problems.Take(Shown).Select(problem => "  " + problem))}
            `make check DIR={path}` lists them all.
            """);
    }
}
