using CsvHelper;

namespace RnnResearch.Training;

/// <summary>One measured value: a line of <c>metrics.csv</c>.</summary>
/// <param name="Step">Optimizer steps done when it was measured.</param>
/// <param name="Epoch">Passes over the training split begun, from 1.</param>
/// <param name="Split">The split it was measured on: <c>train</c>, <c>validation</c>, <c>test</c>, <c>novel</c>.</param>
/// <param name="Metric">Its name, such as <c>loss</c> (nats per token) or <c>bleu4</c>.</param>
/// <param name="Value">The value, written so that it reads back as the same bits.</param>
/// <param name="Seconds">Training time so far, over all resumptions.</param>
[CsvRecord]
public sealed partial record MetricsRow(
    [CsvColumn("step")] long Step,
    [CsvColumn("epoch")] int Epoch,
    [CsvColumn("split")] string Split,
    [CsvColumn("metric")] string Metric,
    [CsvColumn("value")] double Value,
    [CsvColumn("seconds")] double Seconds);
