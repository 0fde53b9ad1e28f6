using RnnResearch.Data.Memory;
using RnnResearch.Recurrent.Fused;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Answers an <see cref="ITokenProblem"/>: tokens at the last steps, by their cross-entropy in nats. Tokens enter one-hot.
/// </summary>
public sealed class TokenModel(MemoryModelConfig config, ITokenProblem problem) : MemoryModel(nameof(TokenModel), config, problem)
{
    private readonly bool fuses = FusedRecurrences.MayServe(config.Kernel);

    /// <param name="tokens">int64 [T, B]</param>
    /// <returns>scores [T, B, V]</returns>
    public override Tensor forward(Tensor tokens) => Score(Hidden(tokens));

    public override Tensor Loss(MemoryBatch batch)
    {
        var h = Last(Hidden(batch.Inputs), batch.Targets.size(0));
        return fuses && OutputLoss.Fits(h, Why.weight!)
            ? OutputLoss.Of(h, Why.weight!, Why.bias!, batch.Targets)
            : nn.functional.cross_entropy(Score(h).flatten(0, 1), batch.Targets.flatten());
    }

    public override (long Right, long Answers) Count(MemoryBatch batch)
    {
        var right = Right(batch);
        return (right.sum().WholeNumber(), right.numel());
    }

    /// <summary>Which of the answers that count are right, bool [A, B].</summary>
    public Tensor Right(MemoryBatch batch)
    {
        var answers = problem.Recalled ?? batch.Targets.size(0);
        return Score(Last(Hidden(batch.Inputs), answers)).argmax(2).eq(Last(batch.Targets, answers));
    }

    public override Tensor Vectors(Tensor inputs) => nn.functional.one_hot(inputs, problem.Inputs).to(Why.weight!.dtype);

    public override Tensor LastLoss(Tensor h, Tensor targets) =>
        nn.functional.cross_entropy(Score(h), targets.select(0, targets.size(0) - 1), reduction: nn.Reduction.Sum);

    private static Tensor Last(Tensor ofSteps, long count) => ofSteps.narrow(0, ofSteps.size(0) - count, count);

    private Tensor Hidden(Tensor tokens) => recurrence.Read(tokens, table: null, recurrence.ZeroState(tokens.size(1))).y;
}
