namespace TorchSharp.Native;

[Flags]
internal enum TensorFlags
{
    None = 0,
    RequiresGrad = 1,
    Leaf = 2,
    Contiguous = 4,
    LazyConjugateOrNegative = 8,
    Sparse = 16,
    Inference = 32,
}
