using RnnResearch.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The scores of Luong, Pham and Manning 2015 (section 3.1, equation 8), of the state itself:
/// <code>
/// e_i = h · a_i            dot
/// e_i = h · (Wa a_i)       general
/// </code>
/// </summary>
public sealed class LuongAlignment : Alignment
{
    private readonly Linear? Wa;

    /// <param name="annotationSize">D</param>
    /// <param name="hiddenSize">H</param>
    /// <param name="general">whether there is a matrix between them</param>
    /// <exception cref="ConfigException">There is none, and D is not H.</exception>
    public LuongAlignment(long annotationSize, long hiddenSize, bool general) : base(nameof(LuongAlignment))
    {
        if (!general && annotationSize != hiddenSize)
            throw new ConfigException([new(
                "model.attention.alignment",
                $"luong_dot takes annotations as long as the hidden state, found {annotationSize} and {hiddenSize} elements; "
                + "make model.hidden so long, or take luong_general")]);
        Wa = general ? nn.Linear(annotationSize, hiddenSize, hasBias: false) : null;
        RegisterComponents();
    }

    public override Tensor Keys(Tensor annotations) => Wa is null ? annotations : Wa.call(annotations); // [B, L, H]

    public override Tensor forward(Tensor keys, Tensor q) => q.bmm(keys.transpose(1, 2)); // [B, T, L]
}
