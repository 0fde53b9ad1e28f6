using System.Collections;

namespace RnnResearch.Configuration.Rules;

/// <summary>The text or the list has something in it.</summary>
public sealed class NotEmptyAttribute : ValueRuleAttribute
{
    public override string Description => "that is not empty";

    public override bool OfWholeList => true;

    public override bool Accepts(object value) => value is ICollection list ? list.Count > 0 : ((string)value).Length > 0;
}
