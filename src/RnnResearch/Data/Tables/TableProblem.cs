namespace RnnResearch.Data.Tables;

/// <summary>One thing that is wrong in a table; the line is 0 when it is not in a line.</summary>
public sealed record TableProblem(string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
