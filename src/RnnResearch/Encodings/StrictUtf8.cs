using System.Text;
using System.Text.Unicode;

namespace RnnResearch.Encodings;

/// <summary>Bytes as text, or an error: no letter is ever replaced. A byte order mark is left out.</summary>
public static class StrictUtf8
{
    /// <summary>The text of a file, or of a stream that has a path.</summary>
    /// <exception cref="InvalidDataException">It is not UTF-8; the message says where and what to do.</exception>
    public static string Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>The lines of a file.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<string> ReadLines(string path)
    {
        using var text = new StringReader(Read(path));
        while (text.ReadLine() is { } line) yield return line;
    }

    /// <param name="bytes">the text</param>
    /// <param name="name">what messages call it</param>
    /// <inheritdoc cref="Read"/>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (FaultIn(bytes) is { } fault) throw new InvalidDataException($"{name}:{fault.Line}:{fault.Column}: {fault}.");
        var mark = Encoding.UTF8.Preamble;
        return Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    /// <summary>The first fault, or null.</summary>
    public static Utf8Fault? FaultIn(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? null : Utf8Survey.Of(new MemoryStream(bytes.ToArray()));
}
