using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Experiments.Captioning;

/// <summary>A picture with everything that is known of what was written about it.</summary>
/// <param name="Image">the picture</param>
/// <param name="Words">the caption</param>
/// <param name="Beams">all captions that the beam search came to, the best one, which is the caption, first</param>
/// <param name="Scores">
/// Of the caption, by name: <c>cider</c>, <c>bleu4</c> (smoothed, <see cref="Metrics.Bleu.Sentence"/>), <c>rouge_l</c>, <c>log_p</c>
/// (nats), and of a model that looks <c>entropy</c> (of alpha, mean over the words, nats; NaN where there are none).
/// </param>
/// <param name="Scene">on scenes, what is in the picture; else null</param>
/// <param name="Fault">on scenes, what is wrong with the caption; else null</param>
public sealed record StudiedCaption(
    CaptionedImage Image,
    IReadOnlyList<StudiedWord> Words,
    IReadOnlyList<StudiedBeam> Beams,
    IReadOnlyDictionary<string, double> Scores,
    Scene? Scene,
    CaptionFault? Fault);
