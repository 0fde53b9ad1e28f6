namespace RnnResearch.Configuration.Rules;

/// <summary>
/// The value is <paramref name="minimum"/> or more; an int is at most <see cref="Most"/>, so that what is made of it, such as a sum of
/// two, is still an int.
/// </summary>
public sealed class AtLeastAttribute(double minimum) : ValueRuleAttribute
{
    /// <summary>The bound of ints that have no smaller one.</summary>
    public const int Most = 1_000_000_000;

    public double Minimum => minimum;

    public override string Description => $">= {minimum}";

    public override string Broken(object value) => value is > Most ? $"<= {Most}" : Description;

    public override bool Accepts(object value) => Number(value) >= minimum && value is not > Most;
}
