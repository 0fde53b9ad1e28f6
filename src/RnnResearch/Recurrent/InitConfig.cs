using RnnResearch.Configuration.Rules;

namespace RnnResearch.Recurrent;

/// <summary>The weights before training.</summary>
public sealed record InitConfig
{
    /// <summary>How they are drawn.</summary>
    public InitKind Kind { get; init; } = InitKind.Default;

    /// <summary>Their size: the standard deviation, the bound, or the gain; not used by default.</summary>
    [Above(0)]
    public double Scale { get; init; } = 1;

    /// <summary>
    /// Token vectors are drawn from U(±this), unless <see cref="Kind"/> is normal or uniform and draws them like the rest. A cell that
    /// multiplies its input down, as the LSTM does, starts sooner with larger ones.
    /// </summary>
    [Above(0)]
    public double Vectors { get; init; } = 0.1;
}
