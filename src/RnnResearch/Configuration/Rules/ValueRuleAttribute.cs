namespace RnnResearch.Configuration.Rules;

/// <summary>A condition on the value of one configuration property; on a list it holds for every element.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ValueRuleAttribute : Attribute
{
    /// <summary>The condition as it follows the type in a message and in the reference: <c>&gt;= 1</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The part of the condition that a value does not keep, as it follows the type in a message.</summary>
    public virtual string Broken(object value) => Description;

    /// <summary>Whether the rule looks at a list as a whole and not at its elements.</summary>
    public virtual bool OfWholeList => false;

    public abstract bool Accepts(object value);

    /// <summary>Numbers are compared as doubles: exact for every int and for longs a configuration holds.</summary>
    protected static double Number(object value) => Convert.ToDouble(value);
}
