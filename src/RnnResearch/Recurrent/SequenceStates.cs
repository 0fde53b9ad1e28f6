using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>What a <see cref="SequenceReader"/> made of sequences.</summary>
/// <param name="y">[T, B, D], the states of the highest layer; those beyond a sequence's end say nothing</param>
/// <param name="Lengths">steps of each sequence</param>
/// <param name="Ahead">how many elements of D come from reading ahead, the rest from reading back; null where all do</param>
public sealed record SequenceStates(Tensor y, IReadOnlyList<int> Lengths, int? Ahead = null)
{
    /// <summary>
    /// The state after the whole sequence, [B, D]: of reading ahead that at its end, of reading back that at its beginning.
    /// </summary>
    public Tensor Last()
    {
        var (B, D) = (y.size(1), y.size(2));
        long[] ends = [.. Lengths.Select((length, b) => ((length - 1) * B) + b)];
        var end = y.view(-1, D).index_select(0, tensor(ends, device: y.device)); // [B, D]
        return Ahead is not { } H ? end : cat([end.narrow(1, 0, H), y.select(0, 0).narrow(1, H, D - H)], 1);
    }

    /// <summary>The mean state, [B, D].</summary>
    public Tensor Mean() => (y * There().unsqueeze(2)).sum([0]) / LengthTensor().to(y.dtype).unsqueeze(1);

    /// <summary>The largest of each element over the steps, [B, D].</summary>
    public Tensor Max() => y.Without(Beyond().unsqueeze(2)).amax([0]);

    /// <summary>Which steps a sequence does not have, bool [T, B].</summary>
    public Tensor Beyond() => UpTo(y.size(0), y.device).unsqueeze(1).ge(LengthTensor().unsqueeze(0));

    /// <summary>1 at a sequence's steps and 0 beyond, [T, B], of the type of the states.</summary>
    public Tensor There() => Beyond().logical_not().to(y.dtype);

    /// <summary>The lengths, int64 [B].</summary>
    public Tensor LengthTensor() => tensor([.. Lengths.Select(length => (long)length)], device: y.device);
}
