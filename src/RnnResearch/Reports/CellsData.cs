using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Data.Text;
using static TorchSharp.torch;

namespace RnnResearch.Reports;

/// <summary>
/// A study as <c>Web/cells.js</c> reads it. Small numbers are data; what there is one of for each position, or
/// for each cell and position, are blobs.
/// </summary>
internal sealed class CellsData
{
    private const int MostShown = 4000;
    private const int MostSearched = 6_000;

    // A page stays below 10 MB when nothing in these two can be compressed but to their 16 levels and 3 marks.
    private const int ShownValues = 9_000_000;
    private const int SearchedValues = 10_000_000;

    private readonly CellStudy study;
    private readonly IReadOnlyList<(int From, int Length)> shown;
    private readonly IReadOnlyList<(int From, int Length)> searched;
    private readonly OrderedDictionary<string, byte[]> blobs = [];

    private CellsData(CellStudy study)
    {
        this.study = study;
        var cells = study.Network.Layers * study.Network.Hidden;
        var quantities = study.Recording.Quantities.Count / study.Network.Layers;
        var choice = new PassageChoice(study.Stretches, Math.Min(MostShown, Math.Max(1, ShownValues / (cells * quantities))));
        shown = choice.Shown(study.Findings);
        searched = choice.Searched(shown, Math.Min(MostSearched, SearchedValues / cells));
    }

    /// <summary>The page of a study; its tensors are read here and not kept.</summary>
    public static Page Page(CellStudy study, IReadOnlyList<PageLink> links)
    {
        using var scope = NewDisposeScope();
        var data = new CellsData(study);
        return CellsPage.Of($"Cells of {study.Network.Experiment}", data.Data(links), data.blobs);
    }

    private object Data(IReadOnlyList<PageLink> links)
    {
        var (network, stretches) = (study.Network, study.Stretches);
        // What the page begins with comes first: of the quantities each layer's first, by which its cells are searched.
        blobs.Add("shown", Ids(shown));
        blobs.Add("guesses", Guesses());
        var properties = study.Findings.Select(Property).ToList();
        var ofLayer = study.Recording.Quantities.Count / network.Layers;
        var quantities = study.Recording.Quantities.Index().OrderBy(one => one.Index % ofLayer).Select(one => Quantity(one.Item)).ToList();
        blobs.Add("searched", Ids(searched));
        blobs.Add("marks", Marks());
        return new
        {
            Links = links,
            network.Run,
            network.Step,
            network.Cell,
            network.Layers,
            network.Hidden,
            Unit = network.Vocabulary.Unit.Name(),
            study.Command,
            Text = new
            {
                study.Text.Name,
                Units = study.Text.Tokens.Length,
                Read = stretches.Positions,
                Stretches = stretches.Count,
                study.Note,
            },
            network.Vocabulary.Tokens,
            Shown = shown.Select(passage => new
            {
                Start = stretches.TokenAt(passage.From),
                Line = LineOf(passage),
                passage.Length,
                Half = passage.From < stretches.Half ? 1 : 2,
                SearchedAt = searched.TakeWhile(other => other.From != passage.From).Sum(other => other.Length),
            }).ToList(),
            Properties = properties,
            Quantities = quantities,
            SearchedStarts = searched.Select(passage => new
            {
                Start = stretches.TokenAt(passage.From),
                Line = LineOf(passage),
                passage.Length,
            }).ToList(),
            Saturation = study.Recording.Saturations.Select(gate => new
            {
                gate.Layer,
                gate.Gate,
                Left = Array.ConvertAll(gate.Left, Share),
                Right = Array.ConvertAll(gate.Right, Share),
            }).ToList(),
        };
    }

    private object Quantity(RecordedQuantity quantity)
    {
        var name = $"q-{quantity.Layer}-{quantity.Name}";
        blobs.Add(name, BytesOf(quantity.Levels.index_select(0, Positions(shown)).t())); // [H, P]
        return new
        {
            quantity.Layer,
            quantity.Name,
            quantity.Label,
            quantity.Low,
            High = 1,
            Blob = name,
        };
    }

    private object Property(PropertyFinding finding, int index)
    {
        blobs.Add($"p-{index}", Scaled(finding));
        return new
        {
            finding.Property.Name,
            Kind = finding.Property.Kind.Name(),
            finding.Property.Description,
            finding.Share,
            finding.Skipped,
            finding.Cells,
            finding.Chance,
            finding.Untrained,
            Claimed = finding.IsClaimed,
        };
    }

    private byte[] Ids(IReadOnlyList<(int From, int Length)> passages) =>
        MemoryMarshal.AsBytes<int>([.. Within(passages).Select(n => study.Text.Tokens[study.Stretches.TokenAt(n)])]).ToArray();

    /// <summary>For each position shown <see cref="CellRecording.MostGuesses"/> times a token, uint16, and its p in 255ths.</summary>
    private byte[] Guesses()
    {
        const int Size = 3;
        var positions = Positions(shown);
        var ids = study.Recording.Guesses.index_select(0, positions).data<long>().ToArray();
        var probabilities = study.Recording.Probabilities.index_select(0, positions).data<float>().ToArray();
        var named = (int)study.Recording.Guesses.size(1); // fewer where the vocabulary has fewer
        var bytes = new byte[positions.numel() * CellRecording.MostGuesses * Size];
        for (var n = 0; n < ids.Length; n++)
        {
            var guess = bytes.AsSpan(((n / named * CellRecording.MostGuesses) + (n % named)) * Size, Size);
            BinaryPrimitives.WriteUInt16LittleEndian(guess, (ushort)ids[n]);
            guess[2] = (byte)Math.Round(255 * probabilities[n]);
        }
        return bytes;
    }

    private byte[] Marks()
    {
        var cells = study.Recording.Cells.index_select(0, Positions(searched)).t().contiguous(); // [C, M]
        return Array.ConvertAll(
            MemoryMarshal.Cast<byte, float>(cells.bytes).ToArray(), value => value >= 0.5f ? (byte)1 : value <= -0.5f ? (byte)2 : (byte)0);
    }

    /// <summary>A property where it is shown, from 0 to the highest level.</summary>
    private byte[] Scaled(PropertyFinding finding)
    {
        var most = Within(shown).Max(n => finding.Values[n]);
        var scale = most > 0 ? (RecordedQuantity.Count - 1) / most : 0;
        return [.. Within(shown).Select(n => (byte)Math.Round(scale * finding.Values[n]))];
    }

    private int LineOf((int From, int Length) passage) => study.Text.LineOf(study.Stretches.TokenAt(passage.From));

    private static IEnumerable<int> Within(IReadOnlyList<(int From, int Length)> passages) =>
        passages.SelectMany(passage => Enumerable.Range(passage.From, passage.Length));

    private static Tensor Positions(IReadOnlyList<(int From, int Length)> passages) =>
        tensor(Within(passages).Select(n => (long)n).ToArray());

    private static byte[] BytesOf(Tensor levels) => levels.contiguous().bytes.ToArray();

    private static double Share(double share) => Math.Round(share, 4);
}
