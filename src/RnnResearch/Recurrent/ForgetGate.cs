using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>The bias of a forget gate: at 1 the cell remembers from the start (Gers et al. 2000; Jozefowicz et al. 2015).</summary>
internal static class ForgetGate
{
    /// <summary>Sets the gate's bias; it is all on the input's side, the hidden state's is zero.</summary>
    public static void SetBias(Tensor bias_ih, Tensor bias_hh, long block, long hiddenSize, double bias)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        bias_ih.narrow(0, block * hiddenSize, hiddenSize).Fill_(bias);
        bias_hh.narrow(0, block * hiddenSize, hiddenSize).Fill_(0); // zero_() of the package gives other zeros and leaves these
    }
}
