namespace RnnResearch.Configuration.Rules;

/// <summary>The value is more than <paramref name="bound"/>.</summary>
public sealed class AboveAttribute(double bound) : ValueRuleAttribute
{
    public double Bound => bound;

    public override string Description => $"> {bound}";

    public override bool Accepts(object value) => Number(value) > bound;
}
