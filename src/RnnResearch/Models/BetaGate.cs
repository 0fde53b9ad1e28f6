using RnnResearch.Configuration.Rules;

namespace RnnResearch.Models;

/// <summary>The gate beta on what the decoder reads, from the state before (<c>beta_gate: scalar | vector | off</c>).</summary>
public enum BetaGate
{
    /// <summary>One number for each word, as in Xu et al. 2015 (section 4.2.1) and their code.</summary>
    Scalar,

    /// <summary>One number for each element of the context.</summary>
    [FormerName("true")]
    Vector,

    /// <summary>The context as it is.</summary>
    [FormerName("false")]
    Off,
}
