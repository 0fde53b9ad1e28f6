namespace TorchSharp.Native;

/// <summary>What a <see cref="NativeValue"/> holds; the order is the native side's.</summary>
internal enum ValueTag
{
    Default,
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Ints,
    Doubles,
    Tensors,
    String,
    Device,
    Generator,
}
