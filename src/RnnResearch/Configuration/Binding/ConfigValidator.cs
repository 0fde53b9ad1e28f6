using System.Collections;
using RnnResearch.Configuration.Nodes;
using RnnResearch.Configuration.Rules;

namespace RnnResearch.Configuration.Binding;

/// <summary>Holds read records against their rules, and then against their cross-checks.</summary>
internal sealed class ConfigValidator(ConfigMap tree, List<ConfigProblem> problems)
{
    /// <summary>Checks a record and everything in it, inner records first.</summary>
    public void Check(object record, string path = "")
    {
        foreach (var property in RecordShape.Of(record.GetType()).Properties)
        {
            var at = KeyPath.Of(path, property.Key);
            if (property.Info.GetValue(record) is not { } value) continue;
            foreach (var rule in property.Rules) Apply(rule, property, value, at);
            CheckInside(value, property.Shape, at);
        }
        if (record is ICrossChecked crossChecked && IsSound(path))
            problems.AddRange(crossChecked.Check().Select(found => Placed(found, path)));
    }

    private void CheckInside(object value, ValueShape shape, string path)
    {
        if (shape.Kind == ValueKind.Record)
        {
            Check(value, path);
        }
        else if (shape.Kind == ValueKind.List && shape.Element!.Kind == ValueKind.Record)
        {
            var index = 0;
            foreach (var item in (IEnumerable)value) Check(item, KeyPath.Of(path, index++));
        }
        else if (shape.Kind == ValueKind.Map && shape.Element!.Kind == ValueKind.Record)
        {
            foreach (DictionaryEntry item in (IDictionary)value) Check(item.Value!, KeyPath.Of(path, (string)item.Key));
        }
    }

    private void Apply(ValueRuleAttribute rule, ConfigProperty property, object value, string path)
    {
        if (property.Shape.Kind == ValueKind.List && !rule.OfWholeList)
        {
            var index = 0;
            foreach (var item in (IEnumerable)value) ApplyOne(rule, property.Shape.Element!, item, KeyPath.Of(path, index++));
        }
        else
        {
            ApplyOne(rule, property.Shape, value, path);
        }
    }

    private void ApplyOne(ValueRuleAttribute rule, ValueShape shape, object value, string path)
    {
        if (rule.Accepts(value) || HasProblem(path)) return;
        var found = tree.At(path)?.Describe() ?? "the default " + CanonicalYaml.Scalar(value);
        var hint = rule is OneOfAttribute names ? Suggestion.Clause((string)value, names.Names)
            : shape.Nullable && value is "" ? "; write null for none"
            : "";
        var expected = rule.OfWholeList && shape.Kind == ValueKind.List ? "a list" : shape.Expected;
        var message = $"expected {expected} {rule.Broken(value)}, found {found}{hint}";
        problems.Add(new(path, message) { Location = tree.LocationOf(path) });
    }

    private ConfigProblem Placed(ConfigProblem found, string path)
    {
        var key = KeyPath.Of(path, found.Key);
        return new(key, found.Message) { Location = tree.LocationOf(key) };
    }

    private bool HasProblem(string path) => problems.Exists(problem => problem.Key == path);

    /// <summary>A cross-check may rely on the values it compares, so it waits until they are right by themselves.</summary>
    private bool IsSound(string path) => !problems.Exists(problem =>
        path.Length == 0 || problem.Key == path || problem.Key.StartsWith(path + ".", StringComparison.Ordinal)
        || problem.Key.StartsWith(path + "[", StringComparison.Ordinal));
}
