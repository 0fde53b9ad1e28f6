using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RnnResearch.Analysis.Cells;

namespace RnnResearch.Tests.Reports;

/// <summary>
/// What the page of cells shows, made up: a text with quotes, one cell that is 0.9 inside of them and -0.9 outside, and waves that never
/// reach 0.5 elsewhere.
/// </summary>
internal sealed class MadeUpCells
{
    public const int Stretch = 200;

    private static readonly string[] Quantities = ["c", "i"];

    private readonly string[] tokens;
    private readonly int[] ids;

    public MadeUpCells(IReadOnlyList<string> text)
    {
        tokens = [.. text.Distinct().Order(StringComparer.Ordinal)];
        ids = [.. text.Select(token => Array.IndexOf(tokens, token))];
        Text = text;
    }

    /// <summary>Sentences, every other one with a quotation.</summary>
    public static MadeUpCells Quoting { get; } = new([.. string.Concat(Enumerable.Range(0, 30).Select(n => n % 2 == 0
        ? $"The old man number {n} said \"wait for me\" and went.\n"
        : $"Nobody answered him, not a word was heard of {n}.\n")).Select(letter => letter.ToString())]);

    public IReadOnlyList<string> Text { get; }

    public int Layers { get; init; } = 2;

    public int Hidden { get; init; } = 24;

    public string Unit { get; init; } = "characters";

    public bool HasGates { get; init; } = true;

    public int PassageLength { get; init; } = Stretch;

    /// <summary>The cell that follows quotes, of the last layer.</summary>
    public int Follower => Hidden - 7;

    /// <summary>The positions that are shown: the text's beginning and its end.</summary>
    public IEnumerable<int> Shown => Enumerable.Range(0, PassageLength).Concat(Enumerable.Range(ids.Length - PassageLength, PassageLength));

    public object Data => new
    {
        Run = "results/made-up/1",
        Step = 1200,
        Cell = HasGates ? "lstm" : "rnn",
        Layers,
        Hidden,
        Unit,
        Command = "make cells RUN=results/made-up/1",
        Text = new { Name = "made-up.txt", Note = "made-up.txt: <b>all</b> of it" },
        Tokens = tokens,
        Shown = new[] { Passage(0, half: 1), Passage(ids.Length - PassageLength, half: 2) },
        Quantities = EachQuantity.Select(quantity => new
        {
            quantity.Layer,
            quantity.Name,
            Label = quantity.Name == "c" ? "tanh(c)" : "i, input gate",
            Low = quantity.Name == "c" ? -1 : 0,
            High = 1,
            Blob = $"q-{quantity.Layer}-{quantity.Name}",
        }),
        SearchedStarts = Enumerable.Range(0, (ids.Length + Stretch - 1) / Stretch).Select(n => n * Stretch)
            .Select(at => new { Start = 5000 + at, Line = LineOf(at), Length = Math.Min(Stretch, ids.Length - at) }),
        Properties = new[]
        {
            Property("near the line's end", Best(0, 2, 0.55, 0.61), claimed: false),
            Property("inside quotes", Best(Layers - 1, Follower, 0.99, 0.98), claimed: true),
            Property("inside comments", null, claimed: false),
        },
        Saturation = HasGates ? Enumerable.Range(0, Layers).Select(Saturation) : [],
    };

    public OrderedDictionary<string, byte[]> Blobs
    {
        get
        {
            var blobs = new OrderedDictionary<string, byte[]>
            {
                ["shown"] = Bytes([.. Shown.Select(at => ids[at])]),
                ["searched"] = Bytes(ids),
                ["guesses"] = [.. Shown.SelectMany(Guesses)],
                ["marks"] = [.. Cells().SelectMany(cell => ids.Select((_, at) => Mark(Value(cell.Layer, cell.Unit, at))))],
                ["p-0"] = new byte[2 * PassageLength],
                ["p-1"] = [.. Shown.Select(at => (byte)(IsQuoted[at] ? 15 : 0))],
            };
            foreach (var (layer, name) in EachQuantity)
                blobs[$"q-{layer}-{name}"] = [.. Enumerable.Range(0, Hidden).SelectMany(unit => Shown.Select(at =>
                    Level(name == "c" ? Value(layer, unit, at) : -Value(layer, unit, at))))];
            return blobs;
        }
    }

    private string[] Names => HasGates ? Quantities : Quantities[..1];

    private bool[] IsQuoted => field ??= Quoted();

    /// <summary>The level of a value between -1 and 1.</summary>
    public static byte Level(double value) => (byte)Math.Clamp((value + 1) * 8, 0, 15);

    /// <summary>Of a cell at a position of the text.</summary>
    public double Value(int layer, int unit, int at)
    {
        if (layer == Layers - 1 && unit == Follower) return IsQuoted[at] ? 0.9 : -0.9;
        return 0.45 * Math.Sin((at * (0.05 + (0.01 * unit))) + layer);
    }

    /// <summary>60 % for what comes next and 20 % for the token behind it in the vocabulary; 0 for others.</summary>
    private byte[] Guesses(int at)
    {
        var next = ids[Math.Min(at + 1, ids.Length - 1)];
        var bytes = new byte[15];
        for (var k = 0; k < 5; k++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(3 * k), (ushort)((next + k) % tokens.Length));
            bytes[(3 * k) + 2] = (byte)(k == 0 ? 153 : k == 1 ? 51 : 0);
        }
        return bytes;
    }

    private bool[] Quoted()
    {
        var quoted = new bool[ids.Length];
        for (var (n, inside) = (0, false); n < quoted.Length; n++)
        {
            if (Text[n] == "\"") inside = !inside;
            quoted[n] = inside;
        }
        return quoted;
    }

    private static object Property(string name, CellScore? best, bool claimed) => new
    {
        Name = name,
        Kind = "yes/no",
        Description = "of the text",
        Share = 0.2,
        Skipped = best is null ? "this text is no program" : null,
        Cells = best is null ? [] : new[] { best, Best(0, 1, 0.5, 0.5) },
        Chance = best is null ? (double?)null : 0.62,
        Untrained = best is null ? (double?)null : 0.7,
        Claimed = claimed,
    };

    private static CellScore Best(int layer, int unit, double score, double heldOut) =>
        new(layer, unit, Sign: 1, Threshold: 0.21, score, heldOut);

    private object Passage(int at, int half) => new
    {
        Start = 5000 + at,
        Line = LineOf(at),
        Length = PassageLength,
        Half = half,
        SearchedAt = at,
    };

    private GateSaturation Saturation(int layer)
    {
        var shares = Enumerable.Range(0, Hidden).Select(n => 0.4 * n / Hidden).ToArray();
        return new(layer, "i", Left: shares, Right: shares);
    }

    private int LineOf(int at) => 1 + Text.Take(at).Count(token => token == "\n");

    private IEnumerable<(int Layer, string Name)> EachQuantity =>
        Enumerable.Range(0, Layers).SelectMany(layer => Names.Select(name => (layer, name)));

    private IEnumerable<(int Layer, int Unit)> Cells() =>
        Enumerable.Range(0, Layers).SelectMany(layer => Enumerable.Range(0, Hidden).Select(unit => (layer, unit)));

    private static byte Mark(double value) => (byte)(value >= 0.5 ? 1 : value <= -0.5 ? 2 : 0);

    private static byte[] Bytes(int[] numbers) => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
}
