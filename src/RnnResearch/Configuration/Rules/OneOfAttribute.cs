namespace RnnResearch.Configuration.Rules;

/// <summary>The text is one of a few names that are not an enum because they belong to files or data sets.</summary>
public sealed class OneOfAttribute(params string[] names) : ValueRuleAttribute
{
    public IReadOnlyList<string> Names => names;

    public override string Description => $"that is one of {string.Join(", ", names)}";

    public override bool Accepts(object value) => names.Contains((string)value);
}
