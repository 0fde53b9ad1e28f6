using static TorchSharp.torch;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Where the annotations of images come from: an encoder in training, or a cache of what a frozen one saw.</summary>
internal interface IAnnotationSource : IDisposable
{
    /// <summary>Annotations [B, L, D] of the images at these indexes of the caption set, on the captioner's device.</summary>
    Tensor Of(IReadOnlyList<int> images);
}
