using RnnResearch.Data.Memory;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>Answers the <see cref="AddingProblem"/>: one number after the last step, by its squared error.</summary>
public sealed class AddingModel(MemoryModelConfig config, AddingProblem problem) : MemoryModel(nameof(AddingModel), config, problem)
{
    /// <summary>An answer so near counts as right (Hochreiter and Schmidhuber 1997, whose answers have half the range).</summary>
    public const double Near = 0.04;

    /// <param name="x">[T, B, 2]</param>
    /// <returns>the sums, [B]</returns>
    public override Tensor forward(Tensor x)
    {
        var (h, _) = recurrence.call(x, recurrence.ZeroState(x.size(1)));
        return Score(h.select(0, h.size(0) - 1)).squeeze(1);
    }

    public override Tensor Loss(MemoryBatch batch) => nn.functional.mse_loss(call(batch.Inputs), batch.Targets);

    public override (long Right, long Answers) Count(MemoryBatch batch)
    {
        var errors = (call(batch.Inputs) - batch.Targets).abs().to(ScalarType.Float64).cpu().data<double>();
        return (errors.Count(error => error < Near), batch.Count);
    }

    public override Tensor Vectors(Tensor inputs) => inputs.to(Why.weight!.dtype);

    public override Tensor LastLoss(Tensor h, Tensor targets) =>
        nn.functional.mse_loss(Score(h).squeeze(1), targets.to(h.dtype), nn.Reduction.Sum);
}
