using System.Buffers;
using System.Text;
using RnnResearch.Encodings;

namespace RnnResearch.Data.Text;

/// <summary>
/// Streams one text through a buffer and hands it on character by character. Bytes are handed on as the characters U+0000 to U+00FF
/// that have their numbers.
/// </summary>
internal sealed class TextDecoder(TextSource source, TextFormat format, Action<string> log)
{
    public const int BufferSize = 1 << 16;

    private long offset;
    private long? firstNul;

    /// <summary>Reads everything; throws <see cref="DataException"/> for what is not UTF-8, not whole gzip or cannot be opened.</summary>
    public void Read(Action<Rune> put)
    {
        var sink = format.SpacedCharacters ? Unspaced(put) : put;
        try
        {
            if (format.Unit == TextUnit.Bytes) ReadAll((bytes, _) => Pass(bytes, sink));
            else if (format.Normalize) ReadNormalized(sink);
            else ReadAll((bytes, isLast) => Decode(bytes, isLast, sink));
        }
        catch (InvalidDataException e)
        {
            throw new DataException(
                $"{source.Name}: not a whole gzip file ({e.Message}) Unpack it with gzip -dc to see how far it goes, or replace it.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{source.Name} cannot be read: {e.Message}", e);
        }
        if (firstNul is { } at)
            log($"{source.Name}: warning: it holds NUL characters, the first at byte {at:N0}, and looks binary; "
                + "data.unit: bytes is meant for that");
    }

    private void ReadNormalized(Action<Rune> sink)
    {
        var normalizer = new TextNormalizer(sink, EndsLinesWithReturns());
        ReadAll((bytes, isLast) => Decode(bytes, isLast, normalizer.Put));
        normalizer.End();
        Tell(normalizer);
    }

    /// <summary>Takes what the buffer holds and says how many bytes of it are done with.</summary>
    private delegate int Consume(ReadOnlySpan<byte> bytes, bool isLast);

    private void ReadAll(Consume consume)
    {
        using var stream = source.Open();
        var buffer = new byte[BufferSize];
        var kept = 0;
        for (int read = 1; read > 0;)
        {
            read = stream.Read(buffer, kept, buffer.Length - kept);
            var held = buffer.AsSpan(0, kept + read);
            var done = consume(held, isLast: read == 0);
            held[done..].CopyTo(buffer);
            kept = held.Length - done;
            offset += done;
        }
    }

    /// <summary>Whether there are carriage returns and no line feed. An ordinary text answers with its first line.</summary>
    private bool EndsLinesWithReturns()
    {
        using var stream = source.Open();
        var buffer = new byte[BufferSize];
        var returns = false;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (buffer.AsSpan(0, read).Contains((byte)'\n')) return false;
            returns |= buffer.AsSpan(0, read).Contains((byte)'\r');
        }
        return returns;
    }

    private static int Pass(ReadOnlySpan<byte> bytes, Action<Rune> put)
    {
        foreach (var value in bytes)
            put(new Rune((uint)value));
        return bytes.Length;
    }

    private int Decode(ReadOnlySpan<byte> bytes, bool isLast, Action<Rune> put)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
                return at;
            if (status != OperationStatus.Done)
                throw NotUtf8();
            if (rune.Value == 0)
                firstNul ??= offset + at;
            put(rune);
            at += length;
        }
        return at;
    }

    /// <summary>Reads it once more, to its end, for what to do depends on all of it.</summary>
    private DataException NotUtf8()
    {
        using var stream = source.Open();
        return Utf8Survey.Of(stream) is { } fault
            ? new($"{source.Name}:{fault.Line}:{fault.Column}: {fault}, or read it as it is with data.unit: bytes.")
            : new($"{source.Name}: it was written to while it was read. Start again when it is finished.");
    }

    private static Action<Rune> Unspaced(Action<Rune> put) => rune =>
    {
        if (rune.Value != ' ')
            put(rune.Value == '_' ? new Rune(' ') : rune);
    };

    private void Tell(TextNormalizer normalizer)
    {
        string[] changes =
        [
            .. normalizer.HadByteOrderMark ? ["a byte order mark was dropped"] : Array.Empty<string>(),
            .. normalizer.LineEnds > 0 ? [$"{normalizer.LineEnds:N0} line ends {normalizer.LineEnd} became LF"] : Array.Empty<string>(),
        ];
        if (changes.Length > 0)
            log($"{source.Name}: {string.Join(" and ", changes)} (data.normalize: false keeps the text as it is)");
    }
}
