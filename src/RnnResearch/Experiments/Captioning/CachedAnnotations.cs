using RnnResearch.Vision;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Annotations that a frozen encoder gave once and for all.</summary>
internal sealed class CachedAnnotations(FeatureCache cache, Device device) : IAnnotationSource
{
    public Tensor Of(IReadOnlyList<int> images) => cache.Of(images).to(device);

    public void Dispose() => cache.Dispose();
}
