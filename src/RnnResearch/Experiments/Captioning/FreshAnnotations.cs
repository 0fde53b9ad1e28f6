using RnnResearch.Data;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Annotations from the captioner's own encoder, of pictures that are read when asked for: for some of a set, once.</summary>
internal sealed class FreshAnnotations(Captioner captioner, ICaptionSet set) : IAnnotationSource
{
    public Tensor Of(IReadOnlyList<int> images) => captioner.Annotate(stack(images.Select(image => set.ReadImage(set.Images[image]))));

    public void Dispose()
    {
    }
}
