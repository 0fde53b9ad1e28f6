using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>The loss of one step.</summary>
/// <param name="Objective">what is minimised, a scalar with its graph</param>
/// <param name="CrossEntropy">the mean loss in nats per token, the number that is logged; a scalar</param>
/// <param name="Tokens">how many tokens the mean runs over</param>
public sealed record StepLoss(Tensor Objective, Tensor CrossEntropy, long Tokens);
