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

    /// <summary>A section that is kept as it was written, because other records say what its keys mean.</summary>
    AsWritten,
}
