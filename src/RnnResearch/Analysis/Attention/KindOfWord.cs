using RnnResearch.Data.Scenes;

namespace RnnResearch.Analysis.Attention;

/// <summary>How attention behaves at the words of one kind.</summary>
/// <param name="Kind">the kind</param>
/// <param name="Words">how many there are</param>
/// <param name="Pointing">share of them at which attention peaks on what the word is about; null for those about nothing</param>
/// <param name="Blind">the same share if attention were uniform: what a blind guess would score</param>
/// <param name="Entropy">mean entropy of alpha in nats</param>
public sealed record KindOfWord(SceneWordKind Kind, int Words, double? Pointing, double? Blind, double Entropy);
