using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace Harness;

/// <summary>What <see cref="LanguageModel.Loss"/> computes.</summary>
/// <param name="model">of it</param>
/// <param name="tokens">int64 [T, B]</param>
/// <param name="targets">what follows each, int64 [T, B]</param>
/// <param name="state">the state before the first step</param>
/// <param name="sumOverTime">whether the steps' losses are added up</param>
public delegate (Tensor Loss, NetworkState Last) LanguageLoss(
    LanguageModel model, Tensor tokens, Tensor targets, NetworkState state, bool sumOverTime);
