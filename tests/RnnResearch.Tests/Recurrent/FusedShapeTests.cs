using RnnResearch.Recurrent;
using RnnResearch.Tests.Models;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>What is of another size than a kernel takes it to be is refused by name, before anything is read or written.</summary>
public sealed class FusedShapeTests : IDisposable
{
    private const int I = 5;
    private const int H = 8;

    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<CellKind> Cells => EveryCell.Kinds;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_state_of_another_batch_is_refused_by_every_cell(CellKind kind)
    {
        var layer = RecurrentLayer.Create(kind, RecurrentKernel.Fused, I, H);
        foreach (var rows in new[] { 1, 3 })
        {
            Refused("h: expected [2, 8]", () => layer.call(randn(4, 2, I), layer.ZeroState(rows)));
            Refused("h: expected [2, 8]", () => layer.Read(zeros(4, 2, dtype: ScalarType.Int64), null, layer.ZeroState(rows)));
            Refused("h: expected [2, 8]", () => layer.Stepper(zeros(1, 2, dtype: ScalarType.Int64), randn(7, I), layer.ZeroState(rows)));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_state_of_other_units_is_refused_by_every_cell(CellKind kind)
    {
        var layer = RecurrentLayer.Create(kind, RecurrentKernel.Fused, I, H);
        var larger = RecurrentLayer.Create(kind, RecurrentKernel.Fused, I, H + 1);
        Refused("h: expected [2, 8], found [2, 9]", () => layer.call(randn(4, 2, I), larger.ZeroState(2)));
        var state = layer.ZeroState(2);
        if (state.c is { } c) Refused("c: expected", () => layer.call(randn(4, 2, I), state with { c = c.narrow(1, 0, c.size(1) - 1) }));
        else Refused("the state has a c", () => layer.call(randn(4, 2, I), state with { c = zeros(2, H) }));
    }

    [Theory]
    [InlineData("weight_ih", 33)]
    [InlineData("weight_hh", 33)]
    [InlineData("bias_ih", 31)]
    [InlineData("bias_hh", 31)]
    public void A_weight_of_another_size_is_refused(string name, int rows)
    {
        var layer = RecurrentLayer.Create(CellKind.LstmPeepholes, RecurrentKernel.Fused, I, H);
        var weight = layer.named_parameters().Single(part => part.name.EndsWith(name, StringComparison.Ordinal)).parameter;
        using (no_grad()) weight.set_(weight.dim() == 1 ? zeros(rows) : zeros(rows, weight.size(1)));
        Refused($"{name}: expected [32", () => layer.call(randn(4, 2, I), layer.ZeroState(2)));
    }

    [Fact]
    public void A_table_of_other_vectors_is_refused()
    {
        var layer = RecurrentLayer.Create(CellKind.Lstm, RecurrentKernel.Fused, I, H);
        var tokens = zeros(4, 2, dtype: ScalarType.Int64);
        Refused("the table: expected [any, 5]", () => layer.Read(tokens, randn(3, I + 1), layer.ZeroState(2)));
    }

    [Fact]
    public void Annotations_of_other_channels_are_refused()
    {
        var decoder = TestCaptioner.Create(TestCaptioner.Small with { Kernel = RecurrentKernel.Fused });
        using (no_grad()) ((Linear)decoder.named_modules().Single(part => part.name == "Wzh").module).weight!.set_(zeros(28, 4));
        Refused("Wz: expected [28, 5], found [28, 4]", () => decoder.call(TestCaptioner.Annotations(), TestCaptioner.Captions()));
    }

    [Fact]
    public void A_gradient_of_another_size_than_its_weight_is_refused()
    {
        var model = nn.Linear(3, 2);
        using var update = new WeightUpdate(new OptimizerConfig(), model, 0, 0);
        model.weight!.grad = zeros(2, 2);
        Refused("[2, 2], expected [2, 3]", () => update.Clip());
        Refused("[2, 2], expected [2, 3]", () => update.Step(0.1));
    }

    private static void Refused(string words, Func<object?> act) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);

    private static void Refused(string words, Action act) => Refused(words, () =>
    {
        act();
        return null;
    });
}
