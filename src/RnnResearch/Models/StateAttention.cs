using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A summary of states in which the model chooses what counts (Yang et al. 2016, "Hierarchical Attention Networks for Document
/// Classification", equations 5 to 7):
/// <code>
/// u[t]     = tanh(Ww h[t] + bw)
/// alpha[t] = softmax_t(u[t] · uw)
/// s        = sum_t alpha[t] h[t]
/// </code>
/// </summary>
public sealed class StateAttention : nn.Module<SequenceStates, (Tensor s, Tensor alpha)>
{
    private readonly Linear Ww; // [A, D]
    private readonly Linear uw; // [1, A]

    /// <param name="stateSize">D</param>
    /// <param name="size">A</param>
    public StateAttention(long stateSize, long size) : base(nameof(StateAttention))
    {
        Ww = nn.Linear(stateSize, size);
        uw = nn.Linear(size, 1, hasBias: false);
        RegisterComponents();
    }

    /// <returns>s [B, D], and alpha [T, B], 0 behind a text's end</returns>
    public override (Tensor s, Tensor alpha) forward(SequenceStates states)
    {
        var scores = uw.call(Ww.call(states.y).tanh()).squeeze(2); // [T, B]
        var alpha = scores.Without(states.Beyond()).softmax(0);
        return ((alpha.unsqueeze(2) * states.y).sum([0L]), alpha);
    }
}
