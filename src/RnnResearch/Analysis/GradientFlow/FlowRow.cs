using CsvHelper;

namespace RnnResearch.Analysis.GradientFlow;

/// <summary>A line of <c>gradient-flow.csv</c>.</summary>
/// <param name="When"><c>before</c> training or <c>after</c></param>
/// <param name="Layer">of the stack, the lowest being 1</param>
/// <param name="State"><c>h</c> or <c>c</c></param>
/// <param name="Sigma">the largest singular value of each block of Whh, with blanks between them</param>
/// <param name="Distance">steps back from the last one</param>
/// <param name="Norm">of the gradient there</param>
[CsvRecord]
internal sealed partial record FlowRow(
    [CsvColumn("when")] string When,
    [CsvColumn("layer")] int Layer,
    [CsvColumn("state")] string State,
    [CsvColumn("sigma")] string Sigma,
    [CsvColumn("distance")] int Distance,
    [CsvColumn("norm")] double Norm);
