using CsvHelper;

namespace RnnResearch.Experiments.Sentiment;

/// <summary>A line of <c>classified-SPLIT.csv</c>.</summary>
/// <param name="Text">the text</param>
/// <param name="Label">what it is</param>
/// <param name="Predicted">what was said of it</param>
/// <param name="Probability">of that</param>
[CsvRecord]
internal sealed partial record ClassifiedRow(
    [CsvColumn("text")] string Text,
    [CsvColumn("label")] string Label,
    [CsvColumn("predicted")] string Predicted,
    [CsvColumn("probability")] double Probability);
