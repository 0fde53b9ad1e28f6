namespace RnnResearch.Data;

/// <summary>One thing that is wrong in a caption set; the line is 0 when the problem is not in a line.</summary>
public sealed record CaptionProblem(CaptionProblemKind Kind, string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
