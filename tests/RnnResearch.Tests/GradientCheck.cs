using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests;

/// <summary>Compares autograd with central finite differences, in double precision.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>
    /// Checks d loss / d parameter for every parameter of a module (already in double) at a few elements each. Those named
    /// <paramref name="idle"/>, and no others, must get no gradient.
    /// </summary>
    public static void Parameters(nn.Module module, Func<Tensor> loss, params string[] idle)
    {
        module.zero_grad();
        loss().backward();
        var parameters = module.named_parameters().ToLookup(entry => entry.parameter.grad is null);
        Assert.Equal(idle, parameters[true].Select(entry => entry.name));
        foreach (var (name, parameter) in parameters[false]) Compare(name, parameter, loss);
    }

    /// <summary>Checks d loss / d input.</summary>
    public static void Input(Tensor input, Func<Tensor> loss)
    {
        loss().backward();
        Compare("input", input, loss);
    }

    private static void Compare(string name, Tensor values, Func<Tensor> loss)
    {
        var analytic = values.grad ?? throw new InvalidOperationException($"{name}: no gradient reached it");
        using var quiet = no_grad();
        var flat = values.view(-1);
        var count = flat.shape[0];
        for (var i = 0L; i < count; i += Math.Max(1, count / 5))
        {
            var kept = flat[i].ToDouble();
            flat[i] = tensor(kept + Step, dtype: ScalarType.Float64);
            var above = loss().ToDouble();
            flat[i] = tensor(kept - Step, dtype: ScalarType.Float64);
            var below = loss().ToDouble();
            flat[i] = tensor(kept, dtype: ScalarType.Float64);
            var (numeric, exact) = ((above - below) / (2 * Step), analytic.reshape(-1)[i].ToDouble());
            Assert.True(
                Math.Abs(numeric - exact) <= 1e-7 + (1e-5 * Math.Abs(exact)),
                $"{name}[{i}]: autograd {exact}, finite differences {numeric}");
        }
    }
}
