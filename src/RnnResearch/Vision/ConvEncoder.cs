using RnnResearch.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RnnResearch.Vision;

/// <summary>
/// A convolutional network without its classifier: an image becomes a grid of annotation vectors, one per image region
/// (Xu et al. 2015, section 3.1.1: the a_i of a lower convolutional layer, so that attention can choose among places).
/// </summary>
public abstract class ConvEncoder : Module<Tensor, Tensor>
{
    protected ConvEncoder(string name) : base(name) => Nnpack.Off();

    /// <summary>D, the length of an annotation vector.</summary>
    public abstract int Channels { get; }

    /// <summary>Side of the square grid; there are GridSize² annotation vectors per image.</summary>
    public abstract int GridSize { get; }

    /// <summary>From pixels, uint8 [B, 3, H, W], to the network's float input of the same shape.</summary>
    public abstract Tensor Normalize(Tensor pixels);

    /// <summary>From normalised images [B, 3, S, S] to annotations [B, D, G, G].</summary>
    public abstract override Tensor forward(Tensor images);
}
