namespace RnnResearch.Training;

/// <summary>What came out of one step, as numbers.</summary>
/// <param name="Step">which, from 1</param>
/// <param name="Tokens">how many its loss runs over</param>
/// <param name="Loss">in nats per token</param>
/// <param name="Norm">of the whole gradient before clipping</param>
public sealed record MeasuredStep(long Step, long Tokens, double Loss, double Norm)
{
    /// <summary>Whether loss and norm are numbers and not infinite.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(Norm);
}
