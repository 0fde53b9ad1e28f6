using System.Reflection;
using RnnResearch.Cli;
using RnnResearch.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Torch;

/// <summary>No number is handed to libtorch in an object that the garbage collector may free before libtorch has read it.</summary>
public sealed class ScalarLifetimeTests
{
    // Its module is made, for weights and names; what computes it is BatchNormalization, or in frozen networks FrozenConvolution.
    private const string BatchNorm = "TorchSharp.Modules.BatchNorm::forward";

    private static readonly ScalarCalls Calls = new();

    [Fact]
    public void Nothing_of_ours_makes_a_scalar_that_nobody_holds()
    {
        string[] assemblies = [typeof(Arithmetic).Assembly.Location, typeof(Rnn).Assembly.Location];
        var found = assemblies.SelectMany(Calls.In).Where(call => !call.Contains(BatchNorm, StringComparison.Ordinal)).ToList();
        Assert.True(
            found.Count == 0,
            "write Sum(a, b), x.Times(2) and their like (src/RnnResearch/Torch/Arithmetic.cs), or keep the scalar, "
            + $"instead of{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    [Fact]
    public void What_makes_one_is_found()
    {
        Assert.True(Calls.Count > 500);
        var examples = typeof(Careless).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name);
        var found = Calls.In(typeof(Careless).Assembly.Location)
            .Where(call => call.Contains($"/{nameof(Careless)}.", StringComparison.Ordinal))
            .Select(call => call.Split(':')[0].Split('.')[^1]);
        Assert.Equal(examples.Where(name => !name.StartsWith("Kept", StringComparison.Ordinal)).Order(), found.Distinct().Order());
    }

    /// <summary>Examples of what is looked for, and of what is not.</summary>
    private static class Careless
    {
        private static readonly Scalar half = 0.5;

        public static Tensor Operator(Tensor a, Tensor b) => a + b;

        public static Tensor Number(Tensor a) => a * 0.5;

        public static Tensor Hidden(Tensor a) => a.square();

        public static Tensor Variable(Tensor a)
        {
            Scalar third = 1.0 / 3;
            return a.mul(third);
        }

        public static double Read(Tensor a) => a.ToDouble();

        public static TorchSharp.Modules.BatchNorm2d Module() => nn.BatchNorm2d(3);

        public static TorchSharp.Modules.Adam Optimizer(nn.Module model) => optim.Adam(model.parameters());

        public static Tensor KeptInAField(Tensor a) => a.mul(half);

        public static Tensor KeptByUsing(Tensor a)
        {
            using Scalar third = 1.0 / 3;
            return a.mul(third);
        }

        public static Tensor KeptAsThereIsNone(Tensor a, Tensor b) => (a * b) - (a / b);
    }
}
