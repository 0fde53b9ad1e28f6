using CsvHelper;

namespace RnnResearch.Experiments.Video;

/// <summary>A line of <c>classified-SPLIT.csv</c>.</summary>
/// <param name="Clip">the clip's name</param>
/// <param name="Frames">how many it has</param>
/// <param name="Label">the action it shows</param>
/// <param name="Verdict">the action that was said over all of its frames</param>
/// <param name="Right">whether they are the same</param>
/// <param name="LogP">ln p of the action shown, the mean over the frames, in nats</param>
/// <param name="FramesRight">the share of frames at which the action shown is the likeliest</param>
[CsvRecord]
internal sealed partial record ClassifiedRow(
    [CsvColumn("clip")] string Clip,
    [CsvColumn("frames")] int Frames,
    [CsvColumn("label")] string Label,
    [CsvColumn("verdict")] string Verdict,
    [CsvColumn("right")] bool Right,
    [CsvColumn("log_probability")] double LogP,
    [CsvColumn("frames_right")] double FramesRight);
