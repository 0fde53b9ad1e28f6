using System.Buffers;
using System.Text;

namespace RnnResearch.Encodings;

/// <summary>Reads bytes to their end: the first that is not UTF-8, and what all of them together look like.</summary>
internal sealed class Utf8Survey
{
    private const int BufferSize = 1 << 16;

    /// <summary>The bytes that are no character of Windows-1252.</summary>
    private static readonly SearchValues<byte> Unassigned = SearchValues.Create(0x81, 0x8D, 0x8F, 0x90, 0x9D);

    private (long Offset, byte Value, int Line, int Column)? first;
    private long offset;
    private int line = 1;
    private int column = 1;
    private bool afterReturn;
    private long bad;
    private long letters;
    private bool fitsWindows1252 = true;
    private bool hasUtf16Mark;

    private Utf8Survey()
    {
    }

    /// <summary>The first fault of a stream, null where all of it is UTF-8.</summary>
    public static Utf8Fault? Of(Stream stream)
    {
        var survey = new Utf8Survey();
        var buffer = new byte[BufferSize];
        var kept = 0;
        for (int read = 1; read > 0;)
        {
            read = stream.Read(buffer, kept, buffer.Length - kept);
            var held = buffer.AsSpan(0, kept + read);
            var done = survey.Look(held, isLast: read == 0);
            held[done..].CopyTo(buffer);
            kept = held.Length - done;
        }
        return survey.first is { } at ? new Utf8Fault(at.Offset, at.Value, at.Line, at.Column, survey.Remedy()) : null;
    }

    /// <returns>how many bytes are done with</returns>
    private int Look(ReadOnlySpan<byte> bytes, bool isLast)
    {
        fitsWindows1252 &= !bytes.ContainsAny(Unassigned);
        hasUtf16Mark |= offset == 0 && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var at = 0;
        while (at < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast) break;
            if (status == OperationStatus.Done) Count(rune);
            else Fault(bytes[at]);
            at += length;
            offset += length;
        }
        return at;
    }

    private void Count(Rune rune)
    {
        if (!rune.IsAscii) letters++;
        if (first is not null) return;
        var endsLine = rune.Value == '\r' || (rune.Value == '\n' && !afterReturn);
        if (endsLine) line++;
        column = rune.Value is '\r' or '\n' ? 1 : column + 1;
        afterReturn = rune.Value == '\r';
    }

    private void Fault(byte value)
    {
        first ??= (offset, value, line, column);
        bad++;
    }

    /// <summary>Letters of several bytes hardly come about by chance: where they outnumber the faults, the text was UTF-8 once.</summary>
    private string Remedy()
    {
        const string convert = "-t UTF-8 FILE > NEW)";
        if (hasUtf16Mark) return $"Convert the file (iconv -f UTF-16 {convert}";
        var places = bad == 1 ? "It is the only such place" : $"There are {bad:N0} such places";
        if (letters >= bad)
            return $"{places} beside {letters:N0} letters that are UTF-8, so the text is damaged there: put it right in an editor "
                + "(iconv -c -f UTF-8 -t UTF-8 FILE > NEW leaves out what is no letter)";
        return fitsWindows1252
            ? $"All bytes are characters of Windows-1252: convert the file (iconv -f WINDOWS-1252 {convert} and look at its letters"
            : $"It is not Windows-1252 either: find out what encoding it has and convert the file (iconv -f ENCODING {convert}";
    }
}
