namespace TorchSharp;

/// <summary>How a tensor is written out. All but Metadata give the same nested brackets here.</summary>
public enum TensorStringStyle
{
    Metadata,
    Julia,
    Numpy,
    CSharp,
    Default,
}
