using CsvHelper;

namespace RnnResearch.Experiments.Captioning;

/// <summary>A line of <c>captions-SPLIT.csv</c>.</summary>
/// <param name="Image">the image's id</param>
/// <param name="Caption">what was written</param>
/// <param name="LogProbability">of that, in nats</param>
/// <param name="True">on scenes, whether it is true</param>
/// <param name="References">what people, or the scene's generator, said</param>
[CsvRecord]
internal sealed partial record GalleryRow(
    [CsvColumn("image")] string Image,
    [CsvColumn("caption")] string Caption,
    [CsvColumn("log_probability")] double LogProbability,
    [CsvColumn("true")] bool? True,
    [CsvColumn("references")] string References);
