namespace RnnResearch.Models;

/// <summary>When a decoder looks at its source.</summary>
public enum Look
{
    /// <summary>From the state before a step, which then reads what was seen (Bahdanau et al. 2015, Xu et al. 2015).</summary>
    Before,

    /// <summary>From the state after it, which only the output layer reads with what was seen (Luong et al. 2015).</summary>
    After,
}
