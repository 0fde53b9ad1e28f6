using RnnResearch.Data;
using RnnResearch.Data.Translation;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Translation;

/// <summary>Pairs side by side, as a translator takes them.</summary>
internal static class PairBatch
{
    public static (SequenceBatch Sources, PackedSequences Targets) Of(IReadOnlyList<EncodedPair> pairs, Device device) => (
        SequenceBatch.Of([.. pairs.Select(pair => pair.Source)]).On(device),
        PackedSequences.Pack(
            [.. pairs.Select((pair, i) => (i, (IReadOnlyList<long>)pair.Target))], Vocabulary.Start, Vocabulary.End).To(device));
}
