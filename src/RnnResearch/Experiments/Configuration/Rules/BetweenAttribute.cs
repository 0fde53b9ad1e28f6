namespace RnnResearch.Experiments.Configuration.Rules;

/// <summary>The value lies in an interval; each end belongs to it unless it is said to be exclusive.</summary>
public sealed class BetweenAttribute(double min, double max) : ValueRuleAttribute
{
    public double Min => min;

    public double Max => max;

    public bool MinExclusive { get; init; }

    public bool MaxExclusive { get; init; }

    public override string Description => $"in {(MinExclusive ? '(' : '[')}{min}, {max}{(MaxExclusive ? ')' : ']')}";

    public override bool Accepts(object value)
    {
        var number = Number(value);
        return (MinExclusive ? number > min : number >= min) && (MaxExclusive ? number < max : number <= max);
    }
}
