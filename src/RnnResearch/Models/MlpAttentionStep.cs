using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// One look of <see cref="SoftAttention"/> with an <see cref="MlpAlignment"/>, with the gradients by hand: the n captions
/// that still run query their pictures. As tanh(x) = 2 sigmoid(2x) - 1 and a softmax does not see a constant,
/// <code>
/// S     = sigmoid(2 U + 2 q)          [n, L, A]     a third of what tanh costs
/// alpha = softmax(2 S v)              [n, L]        = softmax(v · tanh(U + q))
/// z     = Σ_i alpha_i a_i             [n, D]
/// </code>
/// and with g = dalpha + a · dz
/// <code>
/// de = alpha ⊙ (g - Σ_i alpha_i g_i)
/// W  = Σ_t de (S - S²)                dU = 4 v ⊙ W, see <see cref="MlpAttentionKeys"/>
/// dq = 4 v ⊙ Σ_i de_i (S_i - S_i²)    dv = 2 Σ_i de_i S_i, for Σ_i de_i = 0
/// da = Σ_t alpha_t dzᵀ_t
/// </code>
/// Annotations and keys go through every step unchanged, each step taking those the step before it hands on. Hence
/// their gradients come back from the last step to the first, and each adds its part in place: one buffer for all
/// steps, where autograd makes a full gradient at every step. A derivative of the derivative is not there.
/// </summary>
internal sealed class MlpAttentionStep : autograd.MultiTensorFunction<MlpAttentionStep>
{
    public override string Name => nameof(MlpAttentionStep);

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">a [N, L, D], 2 U [R, L, A], q [n, A], v [1, A], the captions' slots int64 [R], slots per picture, whether da is wanted</param>
    /// <returns>z [n, D], alpha [n, L], and a and 2 U for the next step</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        using var scope = NewDisposeScope();
        var (a, keys, q, v) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3]);
        var (n, L, A) = (q.shape[0], keys.shape[1], keys.shape[2]);
        var slots = new CaptionSlots(((Tensor)vars[4]).narrow(0, 0, n), a.shape[0], (long)vars[5]);
        var S = (keys.narrow(0, 0, n) + (2 * q).unsqueeze(1)).sigmoid_();
        var alpha = S.view(-1, A).mv((2 * v).view(-1)).view(n, L).softmax(1);
        var z = slots.Rows(slots.PerPicture(alpha).bmm(a));
        ctx.save_for_backward([a, S.MoveToOuterDisposeScope(), alpha, v, (Tensor)vars[4]]);
        ctx.save_data("slots per picture", vars[5]);
        ctx.save_data("da is wanted", vars[6]);
        return [z.MoveToOuterDisposeScope(), alpha.MoveToOuterDisposeScope(), a.detach().MoveToOuterDisposeScope(), keys.detach().MoveToOuterDisposeScope()];
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (a, S, alpha, v) = (saved[0], saved[1], saved[2], saved[3]);
        var (dz, dalpha, da, W) = (grad_outputs[0], grad_outputs[1], grad_outputs[2], grad_outputs[3]);
        var (n, A) = (S.shape[0], S.shape[2]);
        var slots = new CaptionSlots(saved[4].narrow(0, 0, n), a.shape[0], (long)ctx.get_data("slots per picture"));

        var dzs = slots.PerPicture(dz);                                             // [N, K, D]
        var g = dalpha + slots.Rows(dzs.bmm(a.transpose(1, 2)));                    // [n, L]
        var de = alpha * (g - (alpha * g).sum(1, keepdim: true));
        if ((bool)ctx.get_data("da is wanted")) da.add_(slots.PerPicture(alpha).transpose(1, 2).bmm(dzs));

        var slope = S.addcmul(S, S, -1);                                            // S - S², [n, L, A]
        W.narrow(0, 0, n).addcmul_(slope, de.unsqueeze(2), 1);
        var dq = 4 * v * de.unsqueeze(1).bmm(slope).squeeze(1);
        var dv = 2 * S.view(-1, A).t().mv(de.view(-1)).view(1, -1);
        return [da, W, dq.MoveToOuterDisposeScope(), dv.MoveToOuterDisposeScope(), null!, null!, null!];
    }
}
