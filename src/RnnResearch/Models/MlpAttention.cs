using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// The pictures of a batch of captions under teacher forcing, attended to by an <see cref="MlpAlignment"/> through
/// <see cref="MlpAttentionStep"/>: the fast twin of <see cref="SoftAttention"/>'s two lines. Valid for one pass over the
/// captions, first step to last.
/// </summary>
internal sealed record MlpAttention : ImageContext
{
    private readonly PackedCaptions captions;
    private readonly Tensor v;
    private readonly bool wanted;
    private Tensor annotations; // [N, L, D], as the last step handed them on
    private Tensor keys;        // [R, L, A], likewise

    /// <param name="pictures">annotations [N, L, D] and keys [N, L, A], a row per picture</param>
    /// <param name="captions">what is said of them</param>
    /// <param name="v">weights of the scores, [1, A]</param>
    public MlpAttention(ImageContext pictures, PackedCaptions captions, Tensor v) : base(pictures)
    {
        (this.captions, this.v) = (captions, v);
        wanted = pictures.Annotations.requires_grad;
        annotations = pictures.Annotations;
        keys = MlpAttentionKeys.apply(pictures.Projected, v, captions.Images);
    }

    /// <summary>The context itself: a step attends with as many captions as it has queries.</summary>
    public override ImageContext First(long rows) => this;

    /// <summary>Where the first n captions look for their queries q [n, A]: z [n, D] and alpha [n, L].</summary>
    public (Tensor z, Tensor alpha) Attend(Tensor q)
    {
        var looked = MlpAttentionStep.apply(annotations, keys, q, v, captions.Slots, captions.SlotsPerPicture, wanted);
        (annotations, keys) = (looked[2], looked[3]);
        return (looked[0], looked[1]);
    }
}
