namespace RnnResearch.Models;

/// <summary>What is kept of the states over a text.</summary>
public enum SummaryKind
{
    /// <summary>The state after the last word; of reading back, that after the first.</summary>
    Last,

    /// <summary>The mean of all states.</summary>
    Mean,

    /// <summary>The largest of all states, element by element.</summary>
    Max,

    /// <summary>A mean whose weights the model chooses, <see cref="StateAttention"/>.</summary>
    Attention,
}
