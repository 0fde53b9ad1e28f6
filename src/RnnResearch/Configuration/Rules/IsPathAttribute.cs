namespace RnnResearch.Configuration.Rules;

/// <summary>The text can be the path of a file or a folder; whether there is one is seen when it is opened.</summary>
public sealed class IsPathAttribute : ValueRuleAttribute
{
    public override string Description => "that is a path";

    public override bool Accepts(object value) => value is string { Length: > 0 } path && !path.Contains('\0');
}
