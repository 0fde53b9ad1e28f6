using System.Globalization;
using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Models;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>
/// The picture of the slide "Character-level Language Model" as a table: for each step of the first chunk the input character, its one-hot
/// vector, the hidden layer, the output scores and the target.
/// </summary>
internal static class NetworkTable
{
    /// <param name="title">when it is</param>
    /// <param name="model">in eval mode</param>
    /// <param name="corpus">its training split is read from the beginning</param>
    /// <param name="steps">T</param>
    public static ResultTable Of(string title, LanguageModel model, TextCorpus corpus, int steps)
    {
        var (inputs, targets) = new TextStreams(corpus[Split.Train], 1, steps).Chunk(0, model.Device);
        var (h, _) = model.Hidden(inputs, model.ZeroState(1));              // [T, 1, H]
        var y = model.Score(h);                                              // [T, 1, V]
        var p = y.softmax(2);
        var (read, next) = (Ids(inputs), Ids(targets));
        var vocabulary = corpus.Vocabulary;
        var rows = read.Select((id, t) => (IReadOnlyList<string>)
        [
            vocabulary[(int)id],
            string.Join(' ', Enumerable.Range(0, vocabulary.Count).Select(other => other == id ? "1" : "0")),
            Numbers(h[t]),
            Numbers(y[t]),
            vocabulary[(int)next[t]],
            p[t][0][next[t]].Number().ToString("F2", CultureInfo.InvariantCulture),
        ]);
        var names = string.Join(' ', Enumerable.Range(0, vocabulary.Count).Select(id => vocabulary[id]));
        return new ResultTable(
            title,
            ["input", $"one-hot ({names})", "hidden layer", $"output scores ({names})", "target", "p(target)"],
            [.. rows]);
    }

    private static long[] Ids(Tensor tokens) => tokens.cpu().flatten().data<long>().ToArray();

    private static string Numbers(Tensor row) =>
        string.Join(' ', row.cpu().flatten().data<float>().ToArray().Select(x => x.ToString("F1", CultureInfo.InvariantCulture)));
}
