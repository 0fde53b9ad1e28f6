namespace TorchSharp;

/// <summary>What one place of an index expression is.</summary>
internal enum TensorIndexKind
{
    None,
    Ellipsis,
    Number,
    Slice,
    Bool,
    Tensor,
}
