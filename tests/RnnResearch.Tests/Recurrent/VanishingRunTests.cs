using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>Where states and gradients fade, the kernels leave zeros and nothing that is, or would with one product be, denormal.</summary>
public sealed class VanishingRunTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public VanishingRunTests() => manual_seed(1);

    public static TheoryData<CellKind, ScalarType> Kinds
    {
        get
        {
            var data = new TheoryData<CellKind, ScalarType>();
            foreach (var kind in Enum.GetValues<CellKind>())
            {
                data.Add(kind, ScalarType.Float32);
                data.Add(kind, ScalarType.Float64);
            }
            return data;
        }
    }

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_fades_becomes_zero_before_it_is_denormal(CellKind kind, ScalarType type)
    {
        const int H = 18, B = 3;
        var (T, tiny) = type == ScalarType.Float32 ? (200, Math.Pow(2, -63)) : (1500, Math.Pow(2, -511));
        var fused = FusedRecurrences.Of(kind, type)!;
        var cell = Fading(kind, H, type);
        Tensor[] weights = [.. fused.Plan.WeightNames(projected: true).Select(name => cell.get_parameter(name)!.detach())];
        foreach (var input in new[] { 0, 0.5 }) // without any the state fades; with it a gradient goes through everything, and fades
        {
            var x = new RecurrenceInput(full([T, B, cell.Blocks * H], input, dtype: type), Projected: true);
            var (h, _, _, made) = fused.Forward(x, cell.ZeroState(B).Map(part => rand_like(part) + 0.5), weights);
            var wanted = new WantedGradients(Values: true, h: true, c: false, [.. weights.Select(_ => true)]);
            var given = new OutputGradients(null, LastH: ones_like(cell.ZeroState(B).h), null, null, null);
            var gradients = fused.Backward(made, x, weights, given, wanted);
            NoneBelow(tiny, "h", h);
            if (made.Memory is not null) NoneBelow(tiny, "c", made.Memory);
            NoneBelow(tiny, "gradient of the pre-activations", gradients.Values!);
            if (kind == CellKind.LstmNoForgetGate) continue; // nothing fades there
            if (input == 0) Fades("h", h, first: 0, then: T - 1);
            else Fades("gradient of the pre-activations", gradients.Values!, first: T - 1, then: 0);
        }
    }

    /// <summary>A cell whose recurrence halves what it is given, or leaves less of it.</summary>
    private static RecurrentCell Fading(CellKind kind, int H, ScalarType type)
    {
        using var quiet = no_grad();
        var cell = RecurrentCells.Create(kind, H, H);
        cell.to(type);
        foreach (var (name, weight) in cell.named_parameters()) weight.mul_(name.StartsWith("bias", StringComparison.Ordinal) ? 0 : 0.1);
        return cell;
    }

    private static void NoneBelow(double tiny, string name, Tensor values)
    {
        var size = values.abs();
        var count = size.less(tiny).logical_and(size.greater(0)).sum().ToInt64();
        Assert.True(count == 0, $"{name}: {count} of {values.numel()} numbers are neither zero nor above {tiny}");
    }

    private static void Fades(string name, Tensor steps, int first, int then)
    {
        Assert.True(steps[first].abs().max().ToDouble() > 1e-3, $"{name} is nothing to begin with");
        Assert.True(steps[then].abs().max().ToDouble() == 0, $"{name} is {steps[then].abs().max().ToDouble()} in the end");
    }
}
