namespace RnnResearch.Encodings;

/// <summary>Where bytes stop being UTF-8, and what can be done about it.</summary>
/// <param name="Offset">The first such byte, counted from 0.</param>
/// <param name="Value">That byte.</param>
/// <param name="Line">Its line, counted from 1; LF, CRLF and CR end lines.</param>
/// <param name="Column">Its place in the line in characters, counted from 1.</param>
/// <param name="Remedy">What to do, as a sentence without its full stop.</param>
public sealed record Utf8Fault(long Offset, byte Value, int Line, int Column, string Remedy)
{
    public override string ToString() => $"byte {Offset:N0} (0x{Value:X2}) is not UTF-8. {Remedy}";
}
