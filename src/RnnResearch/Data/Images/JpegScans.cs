using System.Buffers.Binary;

namespace RnnResearch.Data.Images;

/// <summary>
/// Finds out whether a JPEG's coded data is all there. A decoder does not say: where data ends too soon it goes on with grey. So the
/// image is decoded twice, once with filler behind each stretch of coded data. A decoder that has all it needs never looks at the filler.
/// </summary>
internal sealed class JpegScans
{
    private const int Coefficients = 64;
    private const int FillerLength = 96;

    private readonly List<int> ends = []; // where stretches of coded data end, each before a marker
    private readonly HashSet<(byte Component, int Coefficient)> missing = []; // what no scan has brought to full precision
    private bool progressive;

    private JpegScans()
    {
    }

    /// <summary>Whether the end marker is there, and before it a scan for everything: a progressive image may lack its last ones.</summary>
    public bool AreThere { get; private set; }

    public static JpegScans Of(ReadOnlySpan<byte> file)
    {
        var scans = new JpegScans();
        scans.AreThere = scans.ReachEnd(file) && scans.missing.Count == 0;
        return scans;
    }

    /// <summary>The file with filler, none of whose bytes begins a marker.</summary>
    public byte[] WithFiller(ReadOnlySpan<byte> file)
    {
        var filled = new List<byte>(file.Length + (ends.Count * FillerLength));
        var from = 0;
        foreach (var end in ends)
        {
            filled.AddRange(file[from..end]);
            for (var i = 0; i < FillerLength; i++) filled.Add((byte)((89 * i * i) + 73 & 0x7F));
            from = end;
        }
        filled.AddRange(file[from..]);
        return [.. filled];
    }

    private bool ReachEnd(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != 0xD9)
        {
            var marker = file[at + 1];
            if (marker is 0xFF or 0x01)
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            var next = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (next > file.Length) return false;
            var segment = file[(at + 4)..next];
            if (ImageFileInfo.IsStartOfFrame(marker)) Frame(marker, segment);
            at = marker == 0xDA ? Scan(segment, file, next) : next;
        }
        return at + 2 <= file.Length && file[at] == 0xFF && file[at + 1] == 0xD9;
    }

    /// <summary>Precision, height, width, how many components, and three bytes for each, of which the first is its name.</summary>
    private void Frame(byte marker, ReadOnlySpan<byte> segment)
    {
        progressive = marker is 0xC2 or 0xC6 or 0xCA or 0xCE;
        for (var at = 6; at < segment.Length; at += 3)
            for (var k = 0; k < Coefficients; k++) missing.Add((segment[at], k));
    }

    /// <summary>How many components, two bytes for each, the first and last coefficient, and how many bits are still left out.</summary>
    /// <returns>where the coded data ends</returns>
    private int Scan(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> file, int at)
    {
        if (segment.Length >= 4 && segment.Length == 4 + (2 * segment[0]))
        {
            var (first, last, bitsLeft) = progressive ? (segment[^3], segment[^2], segment[^1] & 0xF) : (0, Coefficients - 1, 0);
            for (var component = 0; component < segment[0] && bitsLeft == 0; component++)
                for (var k = first; k <= last; k++) missing.Remove((segment[1 + (2 * component)], k));
        }
        for (; at + 2 <= file.Length; at++)
        {
            if (file[at] != 0xFF || file[at + 1] is 0x00 or 0xFF) continue;
            ends.Add(at);
            if (file[at + 1] is not (>= 0xD0 and <= 0xD7)) break; // a restart marker stands within a scan
        }
        return at;
    }
}
