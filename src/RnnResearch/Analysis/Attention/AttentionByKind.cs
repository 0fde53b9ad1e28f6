using RnnResearch.Data.Scenes;

namespace RnnResearch.Analysis.Attention;

/// <summary>Sums up, word by word, where attention of each kind of word points and how wide it is.</summary>
/// <param name="gridSize">rows and columns of the grid</param>
public sealed class AttentionByKind(int gridSize)
{
    private readonly SortedDictionary<SceneWordKind, List<(double Hit, double Blind, double Entropy)>> words = [];
    private readonly float[] uniform = [.. Enumerable.Repeat(1f / (gridSize * gridSize), gridSize * gridSize)];

    /// <summary>The kinds that occurred, in the order of <see cref="SceneWordKind"/>.</summary>
    public IReadOnlyList<KindOfWord> Kinds => [.. words.Select(pair => Summary(pair.Key, pair.Value))];

    /// <param name="scene">what is in the picture</param>
    /// <param name="word">a word about it</param>
    /// <param name="alpha">the weights of the step that wrote it, [gridSize · gridSize]</param>
    public void Add(Scene scene, SceneWord word, float[] alpha)
    {
        if (!words.TryGetValue(word.Kind, out var ofKind)) words.Add(word.Kind, ofKind = []);
        ofKind.Add((word.Hit(scene, alpha, gridSize), word.Hit(scene, uniform, gridSize), AttentionEntropy.Of(alpha)));
    }

    private static KindOfWord Summary(SceneWordKind kind, List<(double Hit, double Blind, double Entropy)> words)
    {
        var pointsAtNothing = kind == SceneWordKind.Other;
        return new KindOfWord(
            kind,
            words.Count,
            pointsAtNothing ? null : words.Average(word => word.Hit),
            pointsAtNothing ? null : words.Average(word => word.Blind),
            words.Average(word => word.Entropy));
    }
}
