using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>The loss of one step.</summary>
/// <param name="Objective">what is minimised, a scalar with its graph</param>
/// <param name="Loss">the mean loss, in nats per token where it is a cross-entropy: the number that is logged; a scalar</param>
/// <param name="Tokens">how many tokens were read for it</param>
public sealed record StepLoss(Tensor Objective, Tensor Loss, long Tokens);
