using RnnResearch.Data;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Annotations from the captioner's own encoder, with gradients while training. All pixels are held in memory.</summary>
internal sealed class EncodedAnnotations : IAnnotationSource
{
    private readonly Captioner captioner;
    private readonly Tensor pixels; // uint8 [N, 3, H, W]

    public EncodedAnnotations(Captioner captioner, ICaptionSet set)
    {
        this.captioner = captioner;
        using var scope = NewDisposeScope();
        Tensor? all = null;
        for (var i = 0; i < set.Images.Count; i++)
        {
            using var inner = NewDisposeScope();
            var image = set.ReadImage(set.Images[i]);
            all ??= empty([set.Images.Count, .. image.shape], dtype: ScalarType.Byte).MoveToOuterDisposeScope();
            all[i].copy_(image);
        }
        pixels = (all ?? throw new DataException($"{set.Name}: the set has no images")).DetachFromDisposeScope();
    }

    public Tensor Of(IReadOnlyList<int> images) =>
        captioner.Annotate(pixels.index_select(0, tensor(images.Select(index => (long)index).ToArray())));

    public void Dispose() => pixels.Dispose();
}
