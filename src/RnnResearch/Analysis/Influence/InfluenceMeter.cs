using RnnResearch.Recurrent;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Analysis.Influence;

/// <summary>
/// How much of each input is in the state of the highest layer, the first steps of a sequence after one another:
/// <code>
/// n[t, s] = ‖dh_t / dx_s‖       the Frobenius norm, its mean over sequences; 0 for s > t
/// </code>
/// as shares of each step's sum.
/// </summary>
public static class InfluenceMeter
{
    /// <param name="network">in double precision and eval mode</param>
    /// <param name="x">sequences, [T, B, I]</param>
    /// <returns>shares [T][T], of step and input; each row up to its own step sums to one</returns>
    public static double[][] Measure(RecurrentNetwork network, Tensor x)
    {
        using var scope = NewDisposeScope();
        using var graph = enable_grad();
        x = x.detach().clone();
        x.requires_grad = true;
        var (y, _) = network.call(x, network.ZeroState(x.size(1)));
        return [.. Enumerable.Range(0, (int)x.size(0)).Select(t => Shares(Norms(y.select(0, t), x)))];
    }

    /// <summary>The mean norm of what each step's input does to a state h [B, H].</summary>
    private static double[] Norms(Tensor h, Tensor x)
    {
        using var scope = NewDisposeScope();
        var squares = zeros(x.size(0), x.size(1), dtype: x.dtype); // [T, B]
        for (var unit = 0L; unit < h.size(1); unit++)
        {
            using var one = NewDisposeScope();
            var gradient = autograd.grad([h.select(1, unit).sum()], [x], retain_graph: true)[0]; // each sequence has its own
            squares.Add_((gradient * gradient).sum([2L]));
        }
        return squares.sqrt().mean([1L]).data<double>().ToArray();
    }

    private static double[] Shares(double[] norms)
    {
        var sum = norms.Sum();
        return [.. norms.Select(norm => norm / sum)];
    }
}
