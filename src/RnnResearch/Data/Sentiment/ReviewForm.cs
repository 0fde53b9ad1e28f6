namespace RnnResearch.Data.Sentiment;

/// <summary>How the clauses of a generated review are joined, and so which of them decides.</summary>
internal enum ReviewForm
{
    /// <summary>One clause.</summary>
    Alone,

    /// <summary>Two of one mind: <c>A and B</c>.</summary>
    And,

    /// <summary>Two that disagree, of which the second decides: <c>A , but B</c>.</summary>
    But,

    /// <summary>Two that disagree, of which the second decides: <c>although A , B</c>.</summary>
    AlthoughFirst,

    /// <summary>Two that disagree, of which the first decides: <c>B , although A</c>.</summary>
    AlthoughLast,
}
