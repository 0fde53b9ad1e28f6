using RnnResearch.Data.Memory;
using RnnResearch.Recurrent.Fused;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>Answers the <see cref="CopyingProblem"/>: a token at every step, by its cross-entropy in nats. Tokens enter one-hot.</summary>
public sealed class CopyingModel(MemoryModelConfig config)
    : MemoryModel(nameof(CopyingModel), config, CopyingProblem.Inputs, CopyingProblem.Outputs)
{
    private readonly bool fuses = FusedRecurrences.MayServe(config.Kernel);

    /// <param name="tokens">int64 [T, B]</param>
    /// <returns>scores [T, B, 9]</returns>
    public override Tensor forward(Tensor tokens) => Score(Hidden(tokens));

    public override Tensor Loss(MemoryBatch batch)
    {
        var h = Hidden(batch.Inputs);
        return fuses && OutputLoss.Fits(h, Why.weight!)
            ? OutputLoss.Of(h, Why.weight!, Why.bias!, batch.Targets)
            : nn.functional.cross_entropy(Score(h).flatten(0, 1), batch.Targets.flatten());
    }

    public override (long Right, long Answers) Count(MemoryBatch batch)
    {
        var first = batch.Targets.size(0) - CopyingProblem.Recalled;
        var h = Hidden(batch.Inputs).narrow(0, first, CopyingProblem.Recalled);
        var targets = batch.Targets.narrow(0, first, CopyingProblem.Recalled);
        return (Score(h).argmax(2).eq(targets).sum().WholeNumber(), targets.numel());
    }

    public override Tensor Vectors(Tensor inputs) => nn.functional.one_hot(inputs, CopyingProblem.Inputs).to(Why.weight!.dtype);

    public override Tensor LastLoss(Tensor h, Tensor targets) =>
        nn.functional.cross_entropy(Score(h), targets.select(0, targets.size(0) - 1), reduction: nn.Reduction.Sum);

    private Tensor Hidden(Tensor tokens) => recurrence.Read(tokens, table: null, recurrence.ZeroState(tokens.size(1))).y;
}
