using RnnResearch.Configuration.Rules;

namespace RnnResearch.Training;

/// <summary>The learning rate over the course of training, as a share of its highest value.</summary>
public sealed record ScheduleConfig
{
    /// <summary>How the learning rate falls.</summary>
    public ScheduleKind Kind { get; init; } = ScheduleKind.Constant;

    /// <summary>Steps over which it first rises linearly from zero.</summary>
    [AtLeast(0)]
    public int WarmupSteps { get; init; }

    /// <summary>For <c>exponential</c> the factor per epoch, for <c>plateau</c> the factor per plateau.</summary>
    [Between(0, 1, ExclusiveMin = true)]
    public double Decay { get; init; } = 0.9;

    /// <summary>For <c>exponential</c>: the epochs before the first decay.</summary>
    [AtLeast(0)]
    public int DecayAfter { get; init; } = 10;

    /// <summary>For <c>plateau</c>: the evaluations in a row without a better one that make a plateau.</summary>
    [AtLeast(1)]
    public int PlateauAfter { get; init; } = 1;

    /// <summary>
    /// Share of the highest learning rate at <paramref name="step"/> (from 1) of <paramref name="total"/>, after so many plateaus.
    /// </summary>
    public double Factor(long step, long total, long stepsPerEpoch, int plateaus = 0)
    {
        if (step <= WarmupSteps) return (double)step / WarmupSteps;
        return Kind switch
        {
            ScheduleKind.Cosine => 0.5 * (1 + Math.Cos(Math.PI * (step - 1 - WarmupSteps) / Math.Max(1, total - WarmupSteps))),
            ScheduleKind.Exponential => Math.Pow(Decay, Math.Max(0, ((step - 1) / stepsPerEpoch) - DecayAfter + 1)),
            ScheduleKind.Plateau => Math.Pow(Decay, plateaus),
            _ => 1,
        };
    }
}
