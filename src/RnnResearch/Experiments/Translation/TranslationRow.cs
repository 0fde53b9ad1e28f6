using CsvHelper;

namespace RnnResearch.Experiments.Translation;

/// <summary>A line of <c>translations-SPLIT.csv</c>.</summary>
/// <param name="Source">the sentence</param>
/// <param name="Translation">what was written</param>
/// <param name="LogProbability">of that, in nats</param>
/// <param name="Bleu">of the sentence, smoothed, from 0 to 1</param>
/// <param name="References">what others wrote</param>
[CsvRecord]
internal sealed partial record TranslationRow(
    [CsvColumn("source")] string Source,
    [CsvColumn("translation")] string Translation,
    [CsvColumn("log_probability")] double LogProbability,
    [CsvColumn("bleu")] double Bleu,
    [CsvColumn("references")] string References);
