namespace RnnResearch.Configuration.Rules;

/// <summary>The value is <paramref name="minimum"/> or more.</summary>
public sealed class AtLeastAttribute(double minimum) : ValueRuleAttribute
{
    public double Minimum => minimum;

    public override string Description => $">= {minimum}";

    public override bool Accepts(object value) => Number(value) >= minimum;
}
