using System.Reflection;
using System.Runtime.CompilerServices;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Configuration.Binding;

/// <summary>One key of a configuration record: its spelling, its type and the rules on its value.</summary>
internal sealed class ConfigProperty(PropertyInfo info)
{
    public PropertyInfo Info => info;

    public string Key { get; } = SnakeCase.Of(info.Name);

    public ValueShape Shape { get; } = ValueShape.Of(info);

    public bool IsRequired { get; } = info.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether a run that goes on may be told another value.</summary>
    public bool MayChange { get; } = info.IsDefined(typeof(MayChangeAttribute));

    /// <summary>Whether training does not read it.</summary>
    public bool AfterTraining { get; } = info.IsDefined(typeof(AfterTrainingAttribute));

    /// <summary>Whether it is a file or folder.</summary>
    public bool IsPath { get; } = info.IsDefined(typeof(IsPathAttribute));

    public IReadOnlyList<ValueRuleAttribute> Rules { get; } = [.. info.GetCustomAttributes<ValueRuleAttribute>()];

    /// <summary>Type and rules in words: "an integer &gt;= 1", "a list that is not empty, each item a number &gt; 0".</summary>
    public string Expected => Shape.Kind == ValueKind.List
        ? $"a list{Conditions(ofWholeList: true)}, each item {Shape.Element!.Expected}{Conditions(ofWholeList: false)}"
        : $"{Shape.Expected}{string.Concat(Rules.Select(rule => " " + rule.Description))}";

    private string Conditions(bool ofWholeList) =>
        string.Concat(Rules.Where(rule => rule.OfWholeList == ofWholeList).Select(rule => " " + rule.Description));
}
