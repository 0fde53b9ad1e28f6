namespace RnnResearch.Recurrent.Fused;

/// <summary>Which gradients somebody wants.</summary>
/// <param name="Values">of the vectors that are read, or of the table</param>
/// <param name="h">of the state before the first step</param>
/// <param name="c">likewise</param>
/// <param name="Weights">in the plan's order</param>
internal sealed record WantedGradients(bool Values, bool h, bool c, bool[] Weights);
