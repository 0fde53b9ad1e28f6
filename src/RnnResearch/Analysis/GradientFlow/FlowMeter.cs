using System.Numerics.Tensors;
using RnnResearch.Recurrent;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace RnnResearch.Analysis.GradientFlow;

/// <summary>
/// Measures how gradients flow back through time (lecture 10, "Vanilla RNN Gradient Flow", "LSTM: Gradient Flow"; Hochreiter 1991; Bengio,
/// Simard and Frasconi 1994). The loss is that of the last step alone, so that every factor between it and a state is a step back:
/// <code>
/// dL/dh_t = dh_T/dh_t' dL/dh_T = Π (Whh' diag(tanh'(a_s))) dL/dh_T      s = T .. t+1, of the vanilla network
/// </code>
/// Each state is a node of autograd's graph; its derivative is the total one, over every way to the loss.
/// </summary>
public static class FlowMeter
{
    /// <param name="when">what the curves are called</param>
    /// <param name="network">in double precision, where vanishing gradients are numbers longer, and in eval mode</param>
    /// <param name="x">sequences, [T, B, I]</param>
    /// <param name="loss">of the highest layer after the last step, [B, H]; added up over the sequences</param>
    /// <returns>of each layer a curve of h and, where there is one, of c: the geometric mean over sequences of each one's norm</returns>
    public static IReadOnlyList<FlowCurve> Measure(string when, RecurrentNetwork network, Tensor x, Func<Tensor, Tensor> loss)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var start = network.ZeroState(x.size(1)).Map(part => part.requires_grad_(true));
        var (y, states) = network.States(x, start);
        foreach (var state in states.SelectMany(layer => layer).SelectMany(state => state.Tensors)) state.retain_grad();
        loss(y.select(0, y.size(0) - 1)).backward();

        var curves = new List<FlowCurve>();
        foreach (var (l, layer) in network.Layers.Index())
        {
            var sigmas = SingularValues(layer);
            IReadOnlyList<double> Norms(Func<CellState, Tensor?> part) =>
                [.. states[l].Reverse().Select(state => Norm(part(state)!.grad, layer.HiddenSize))];
            curves.Add(new FlowCurve(when, l + 1, "h", sigmas, Norms(state => state.h)));
            if (layer.MemoryBlocks > 0) curves.Add(new FlowCurve(when, l + 1, "c", sigmas, Norms(state => state.c)));
        }
        return curves;
    }

    /// <summary>The largest singular value of each H by H block of a layer's Whh.</summary>
    public static IReadOnlyList<double> SingularValues(RecurrentLayer layer)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var blocks = layer.RecurrentWeight.to(ScalarType.Float64).cpu().split(layer.HiddenSize, 0);
        return [.. blocks.Select(block => linalg.svdvals(block).data<double>()[0])];
    }

    /// <summary>exp of the mean of ln ‖row‖, of the first <paramref name="size"/> numbers of a row; 0 where no gradient came.</summary>
    private static double Norm(Tensor? gradient, long size)
    {
        if (gradient is null) return 0;
        var own = gradient.narrow(1, 0, size).contiguous(); // what a cell remembers beside c stands behind it
        var numbers = own.to(ScalarType.Float64).cpu().data<double>().ToArray();
        return Math.Exp(Enumerable.Range(0, (int)own.size(0)).Average(row => Math.Log(Norm(numbers.AsSpan(row * (int)size, (int)size)))));
    }

    // Scaled by the largest, whose square may be too small for a number.
    private static double Norm(Span<double> row)
    {
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(row));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        TensorPrimitives.Divide(row, largest, row);
        return largest * TensorPrimitives.Norm<double>(row);
    }
}
