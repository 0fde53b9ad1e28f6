namespace RnnResearch.Configuration.Binding;

/// <summary>The kinds of value a configuration property can have.</summary>
internal enum ValueKind
{
    Text,
    Flag,
    Integer,
    Long,
    Number,
    Choice,
    List,
    Map,
    Record,
}
