namespace RnnResearch.Configuration;

/// <summary>Where a value was written: a file with line and column (both from 1), or the command line.</summary>
public sealed record SourceLocation(string Source, int Line, int Column) : IComparable<SourceLocation>
{
    /// <summary>The place of every <c>key.path=value</c> given on the command line.</summary>
    public static SourceLocation CommandLine { get; } = new("command line", 0, 0);

    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";

    /// <summary>Files in alphabetical order, top to bottom; the command line comes last.</summary>
    public int CompareTo(SourceLocation? other)
    {
        if (other is null) return 1;
        return (this == CommandLine, Source, Line, Column)
            .CompareTo((other == CommandLine, other.Source, other.Line, other.Column));
    }

    public static bool operator <(SourceLocation left, SourceLocation right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceLocation left, SourceLocation right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceLocation left, SourceLocation right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceLocation left, SourceLocation right) => left.CompareTo(right) >= 0;
}
