using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// A highway between layers (Srivastava, Greff and Schmidhuber 2015, arXiv:1505.00387, equation 3; lecture 10, "Similar to ResNet!"):
/// <code>
/// g = sigmoid(Wg x + b)
/// y = g ⊙ h + (1 - g) ⊙ x
/// </code>
/// The gate begins nearly closed, b = -1, so that a deep stack begins as a shallow one.
/// </summary>
public sealed class HighwayJoin : nn.Module<Tensor, Tensor, Tensor>
{
    private const double InitialBias = -1;

    private readonly Linear Wg;

    /// <param name="size">H, the length of both x and h</param>
    public HighwayJoin(long size) : base(nameof(HighwayJoin))
    {
        Wg = nn.Linear(size, size);
        Close();
        RegisterComponents();
    }

    /// <summary>Sets the gate's bias to where it begins.</summary>
    public void Close()
    {
        using var quiet = no_grad();
        Wg.bias!.Fill_(InitialBias);
    }

    /// <summary>x and h, both [.., H], to y [.., H].</summary>
    public override Tensor forward(Tensor x, Tensor h) => Sum(x, Wg.call(x).sigmoid() * (h - x));
}
