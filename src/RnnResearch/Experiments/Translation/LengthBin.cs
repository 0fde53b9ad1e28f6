using CsvHelper;

namespace RnnResearch.Experiments.Translation;

/// <summary>A line of <c>bleu-by-length-SPLIT.csv</c>: sources of some lengths.</summary>
/// <param name="From">tokens of the shortest</param>
/// <param name="To">tokens of the longest</param>
/// <param name="Sentences">how many</param>
/// <param name="Bleu4">of their translations, from 0 to 1</param>
/// <param name="Exact">share that is a reference word for word</param>
[CsvRecord]
internal sealed partial record LengthBin(
    [CsvColumn("from")] int From,
    [CsvColumn("to")] int To,
    [CsvColumn("sentences")] int Sentences,
    [CsvColumn("bleu4")] double Bleu4,
    [CsvColumn("exact")] double Exact);
