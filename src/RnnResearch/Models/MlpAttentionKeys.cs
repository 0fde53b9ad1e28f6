using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The keys U [N, L, A] of each picture, doubled, with a row per caption: what every <see cref="MlpAttentionStep"/> starts
/// from. With W the sums that the steps leave behind as the gradient of a row,
/// <code>
/// forward     2 U of the caption's picture                [R, L, A]
/// backward    dU = 4 v ⊙ Σ_(captions of the picture) W    [N, L, A]
/// </code>
/// The factor 4 v, the same at all steps and captions, is so paid for once.
/// </summary>
internal sealed class MlpAttentionKeys : autograd.SingleTensorFunction<MlpAttentionKeys>
{
    public override string Name => nameof(MlpAttentionKeys);

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">U [N, L, A], v [1, A], and which picture each caption describes, int64 [R]</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (U, v, images) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        ctx.save_for_backward([v, images]);
        ctx.save_data("pictures", U.shape[0]);
        return (2 * U).index_select(0, images);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor W)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (v, images) = (saved[0], saved[1]);
        var sums = W.new_zeros((long)ctx.get_data("pictures"), W.shape[1], W.shape[2]).index_add_(0, images, W, 1);
        return [sums.mul_(4 * v).MoveToOuterDisposeScope(), null!, null!];
    }
}
