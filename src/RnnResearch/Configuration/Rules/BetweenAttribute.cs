namespace RnnResearch.Configuration.Rules;

/// <summary>The value lies in an interval; each end belongs to it unless it is said to be exclusive.</summary>
public sealed class BetweenAttribute(double min, double max) : ValueRuleAttribute
{
    public double Min => min;

    public double Max => max;

    public bool ExclusiveMin { get; init; }

    public bool ExclusiveMax { get; init; }

    public override string Description => $"in {(ExclusiveMin ? '(' : '[')}{min}, {max}{(ExclusiveMax ? ')' : ']')}";

    public override bool Accepts(object value)
    {
        var number = Number(value);
        return (ExclusiveMin ? number > min : number >= min) && (ExclusiveMax ? number < max : number <= max);
    }
}
