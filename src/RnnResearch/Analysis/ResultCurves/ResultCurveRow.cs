using CsvHelper;

namespace RnnResearch.Analysis.ResultCurves;

/// <summary>A line of <c>curves-SPLIT.csv</c>: a point of a curve.</summary>
/// <param name="Chart">the chart's title</param>
/// <param name="Across">what runs from left to right</param>
/// <param name="Up">what runs from bottom to top</param>
/// <param name="Curve">the curve's name</param>
/// <param name="X">the point's place on the one</param>
/// <param name="Y">and on the other</param>
[CsvRecord]
internal sealed partial record ResultCurveRow(
    [CsvColumn("chart")] string Chart,
    [CsvColumn("across")] string Across,
    [CsvColumn("up")] string Up,
    [CsvColumn("curve")] string Curve,
    [CsvColumn("x")] double X,
    [CsvColumn("y")] double Y);
