using RnnResearch.Data.Scenes;

namespace RnnResearch.Experiments.Captioning;

/// <summary>A word of a caption and where the decoder looked when it wrote it.</summary>
/// <param name="Text">the word</param>
/// <param name="Alpha">the weights of its step, [L]; empty for a model that does not look</param>
/// <param name="Entropy">of alpha, in nats; null for a model that does not look</param>
/// <param name="About">on scenes, what it is about; else null</param>
/// <param name="Hit">whether alpha peaks there (<see cref="SceneWord.Hit"/>); null for a word about nothing or without alpha</param>
public sealed record StudiedWord(string Text, float[] Alpha, double? Entropy, SceneWord? About, double? Hit);
