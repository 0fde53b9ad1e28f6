using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>
/// Copies tensors and keeps nothing for backward: as many tensors live after it as any function of so many outputs costs.
/// </summary>
internal sealed class CopyingFunction : autograd.MultiTensorFunction<CopyingFunction>
{
    public override string Name => nameof(CopyingFunction);

    public static List<Tensor> Of(IEnumerable<Tensor> tensors) => apply([.. tensors]);

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars) =>
        [.. vars.Select(tensor => ((Tensor)tensor).clone())];

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) => grad_outputs;
}
