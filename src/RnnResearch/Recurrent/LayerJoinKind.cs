namespace RnnResearch.Recurrent;

/// <summary>
/// How a layer's output is joined with its input on the way up (<c>join: plain | residual | highway</c>);
/// the first layer's always is plain.
/// </summary>
public enum LayerJoinKind
{
    /// <summary>The output goes on alone.</summary>
    Plain,

    /// <summary>x + h, as in a ResNet (He et al. 2016; lecture 10, "Similar to ResNet!").</summary>
    Residual,

    /// <summary>A gate chooses between x and h, <see cref="HighwayJoin"/>.</summary>
    Highway,
}
