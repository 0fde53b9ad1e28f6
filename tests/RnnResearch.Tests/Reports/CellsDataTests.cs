using System.Buffers.Binary;
using System.Text.Json;
using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Data.Text;
using RnnResearch.Reports;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Reports;

/// <summary>A study as the page of cells reads it.</summary>
public sealed class CellsDataTests : IDisposable
{
    private const int Million = 1_000_000;
    private readonly DisposeScope scope = NewDisposeScope();

    public CellsDataTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(2, 512)]
    [InlineData(3, 1500)]
    public void A_page_stays_below_ten_megabytes_where_nothing_can_be_compressed(int layers, int hidden)
    {
        var study = Study(layers, hidden, positions: 12_000);
        Assert.InRange(CellsData.Page(study, []).Html().Length, 3 * Million, 10 * Million);
    }

    [Fact]
    public void Blobs_and_data_are_as_the_script_reads_them()
    {
        var study = Study(layers: 2, hidden: 3, positions: 4000);
        var page = CellsData.Page(study, []);
        var data = JsonDocument.Parse(PageJson.Of(page.Data)).RootElement;
        var shown = data.GetProperty("shown").EnumerateArray().ToList();
        var P = shown.Sum(passage => passage.GetProperty("length").GetInt32());
        var M = data.GetProperty("searchedStarts").EnumerateArray().Sum(stretch => stretch.GetProperty("length").GetInt32());
        Assert.Equal((4 * P, 15 * P, 4 * M, 6 * M, P),
            (page.Blobs["shown"].Length, page.Blobs["guesses"].Length, page.Blobs["searched"].Length, page.Blobs["marks"].Length,
                page.Blobs["p-0"].Length));
        Assert.Equal(["a", "\n"], data.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()));

        // The third position of the second passage, by hand.
        var at = shown[0].GetProperty("length").GetInt32() + 2;
        var token = shown[1].GetProperty("start").GetInt32() + 2;
        var position = Enumerable.Range(0, study.Stretches.Positions).Single(n => study.Stretches.TokenAt(n) == token);
        Assert.Equal(study.Text.Tokens[token], BinaryPrimitives.ReadInt32LittleEndian(page.Blobs["shown"].AsSpan(4 * at)));
        Assert.Equal(1 + (token / 50), shown[1].GetProperty("line").GetInt32() + ((token % 50 < 2 ? 1 : 0)));
        Assert.Equal(study.Recording.Quantities[3].Levels[position, 2].ToByte(), page.Blobs["q-1-i"][(2 * P) + at]);
        var guess = page.Blobs["guesses"].AsSpan(15 * at, 15);
        Assert.Equal(study.Recording.Guesses[position, 1].ToInt64(), BinaryPrimitives.ReadUInt16LittleEndian(guess[3..]));
        Assert.Equal((byte)Math.Round(255 * study.Recording.Probabilities[position, 1].ToSingle()), guess[5]);
        Assert.True(guess[6..].IndexOfAnyExcept((byte)0) < 0); // there are but two tokens

        var searchedAt = shown[1].GetProperty("searchedAt").GetInt32() + 2;
        Assert.Equal(study.Text.Tokens[token], BinaryPrimitives.ReadInt32LittleEndian(page.Blobs["searched"].AsSpan(4 * searchedAt)));
        var value = study.Recording.Cells[position, 5].ToSingle();
        Assert.Equal(value >= 0.5 ? 1 : value <= -0.5 ? 2 : 0, page.Blobs["marks"][(5 * M) + searchedAt]);
    }

    /// <summary>A study in which everything is noise.</summary>
    private static CellStudy Study(int layers, int hidden, int positions)
    {
        var stretches = TextStretches.Over("noise", positions + 200, "characters", positions);
        var n = stretches.Positions;
        string[] names = ["c", "i", "f", "g", "o", "h"];
        var quantities =
            from layer in Enumerable.Range(0, layers)
            from name in names.Take(layers == 2 && hidden == 3 ? 2 : 6)
            let levels = randint(0, RecordedQuantity.Count, [n, hidden], dtype: ScalarType.Byte)
            select new RecordedQuantity(layer, name, name, 0, levels);
        var tokens = Enumerable.Range(0, positions + 200).Select(at => at % 50 == 49 ? 1 : 0).ToArray();
        var characters = string.Concat(tokens.Select(token => token == 1 ? '\n' : 'a'));
        return new CellStudy
        {
            Network = new StudiedNetwork(
                "results/x/y", "x", 7, "lstm", layers, hidden, new TextVocabulary(TextUnit.Characters, ["a", "\n"])),
            Text = new PlacedText("noise", characters, tokens, [.. Enumerable.Range(0, tokens.Length)]),
            Note = "",
            Command = "",
            Stretches = stretches,
            Recording = new CellRecording(
                rand(n, layers * hidden) * 3 - 1.5f, [.. quantities], [], randint(0, 2, [n, 2], dtype: ScalarType.Int64), rand(n, 2)),
            Findings = [new PropertyFinding { Property = TextProperties.All[0], Values = new float[n], Skipped = "it is noise" }],
        };
    }
}
