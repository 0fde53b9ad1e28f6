using System.Buffers;
using System.Text;

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
        if (format.Unit == TextUnit.Bytes)
        {
            ReadAll((bytes, _) => Pass(bytes, sink));
            return;
        }
        var normalizer = new TextNormalizer(sink);
        var first = format.Normalize ? normalizer.Put : sink;
        ReadAll((bytes, isLast) => Decode(bytes, isLast, first));
        normalizer.End();
        Tell(normalizer);
    }

    /// <summary>Takes what the buffer holds and says how many bytes of it are done with.</summary>
    private delegate int Consume(ReadOnlySpan<byte> bytes, bool isLast);

    private void ReadAll(Consume consume)
    {
        try
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
        catch (InvalidDataException e)
        {
            throw new DataException(
                $"{source.Name}: not a whole gzip file ({e.Message}) Unpack it with gzip -dc to see how far it goes, or replace it.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{source.Name} cannot be read: {e.Message}", e);
        }
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
                throw NotUtf8(offset + at, bytes[at..]);
            if (rune.Value == 0)
                firstNul ??= offset + at;
            put(rune);
            at += length;
        }
        return at;
    }

    private DataException NotUtf8(long at, ReadOnlySpan<byte> bytes)
    {
        var encoding = at == 0 && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "UTF-16" : "LATIN1";
        return new(
            $"{source.Name}: byte {at:N0} (0x{bytes[0]:X2}) is not UTF-8. "
            + $"Convert the file (iconv -f {encoding} -t UTF-8 FILE > NEW), or read it as it is with data.unit: bytes.");
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
            .. normalizer.LineEnds > 0 ? [$"{normalizer.LineEnds:N0} line ends CRLF became LF"] : Array.Empty<string>(),
        ];
        if (changes.Length > 0)
            log($"{source.Name}: {string.Join(" and ", changes)} (data.normalize: false keeps the text as it is)");
        if (firstNul is { } at)
            log($"{source.Name}: warning: it holds NUL characters, the first at byte {at:N0}, and looks binary; "
                + "data.unit: bytes is meant for that");
    }
}
