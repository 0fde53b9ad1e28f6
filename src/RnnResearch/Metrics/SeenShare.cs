using CsvHelper;

namespace RnnResearch.Metrics;

/// <summary>
/// How well clips are told apart when only their beginnings have been seen; a line of <c>accuracy-over-time-SPLIT.csv</c>.
/// </summary>
/// <param name="Seen">the share of each clip, from 0 to 1</param>
/// <param name="Accuracy">the share of clips whose verdict over what was seen is right</param>
/// <param name="FrameAccuracy">the share of clips at whose frame seen last the action shown is the likeliest</param>
[CsvRecord]
public sealed partial record SeenShare(
    [CsvColumn("seen")] double Seen,
    [CsvColumn("accuracy")] double Accuracy,
    [CsvColumn("frame_accuracy")] double FrameAccuracy);
