using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. Registered under the name of the field that holds it.</summary>
public class Parameter : Tensor
{
    /// <param name="data">Becomes empty: the parameter takes over its native tensor and its place in the dispose scope.</param>
    /// <param name="requires_grad">Whether backward passes accumulate a gradient here.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad))
    {
    }
}
