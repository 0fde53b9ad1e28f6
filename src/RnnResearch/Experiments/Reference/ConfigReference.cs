using System.Text;
using RnnResearch.Configuration;
using RnnResearch.Configuration.Binding;
using RnnResearch.Experiments.Sweeps;

namespace RnnResearch.Experiments.Reference;

/// <summary>Writes the reference of every key from the configuration records themselves.</summary>
public static class ConfigReference
{
    private const string Preamble = """
        # Configuration reference

        Every key an experiment file can set, by task. `make docs` writes this page from the configuration records and a test
        keeps it up to date, so change the records and not this page. How files, `extends` and overrides work is in
        [architecture.md](architecture.md).

        """;

    /// <summary>The whole page in Markdown.</summary>
    public static string Generate(TaskRegistry tasks)
    {
        var page = new StringBuilder(Preamble);
        foreach (var name in tasks.Names)
        {
            var type = tasks.ConfigOf(name)!;
            page.Append($"\n## task: {name}\n\n{XmlSummaries.Of(type)}\n");
            Section(page, RecordShape.Of(type).New(), "");
        }
        page.Append($"\n## experiments/sweeps/NAME.yaml\n\n{XmlSummaries.Of(typeof(SweepConfig))} [sweeps.md](sweeps.md) shows how.\n");
        Section(page, RecordShape.Of(typeof(SweepConfig)).New(), "");
        return page.ToString();
    }

    private static void Section(StringBuilder page, object record, string path)
    {
        var properties = RecordShape.Of(record.GetType()).Properties;
        if (path.Length > 0) page.Append($"\n### {path}\n\n{XmlSummaries.Of(record.GetType())}\n");
        page.Append("\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var property in properties) page.Append(Row(property, property.Info.GetValue(record)));
        foreach (var property in properties)
        {
            if (SectionOf(property, record) is { } inner) Section(page, inner, KeyPath.Of(path, property.Key) + Suffix(property));
        }
    }

    private static string Row(ConfigProperty property, object? value)
    {
        var standard = property.IsRequired ? "required"
            : property.Shape.Kind == ValueKind.Record ? value is null ? "none" : "see below"
            : $"`{CanonicalYaml.Scalar(value) ?? "see the record"}`";
        var expected = property.Shape.Nullable ? $"{property.Expected}, or null" : property.Expected;
        var change = property.MayChange ? " *May change on resume.*" : "";
        var after = property.AfterTraining ? " *Read after training.*" : "";
        return $"| `{property.Key}` | {Cell(expected)} | {Cell(standard)} | {Cell(XmlSummaries.Of(property.Info))}{change}{after} |\n";
    }

    /// <summary>A record to describe the keys below a property by: its default, or a fresh one where there is none.</summary>
    private static object? SectionOf(ConfigProperty property, object record)
    {
        var shape = property.Shape.Element ?? property.Shape;
        if (shape.Kind != ValueKind.Record) return null;
        return (property.Shape.Element is null ? property.Info.GetValue(record) : null) ?? RecordShape.Of(shape.Type).New();
    }

    private static string Suffix(ConfigProperty property) => property.Shape.Kind switch
    {
        ValueKind.List => "[]",
        ValueKind.Map => ".NAME",
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
