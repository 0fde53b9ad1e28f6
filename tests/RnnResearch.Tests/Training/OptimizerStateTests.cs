using System.Text.Json.Nodes;
using RnnResearch.Data;
using RnnResearch.Training;
using RnnResearch.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

public sealed class OptimizerStateTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    /// <summary>Every rule with what it keeps, in PyTorch's words.</summary>
    public static TheoryData<OptimizerKind, double, string[]> Rules => new()
    {
        { OptimizerKind.Sgd, 0, [] },
        { OptimizerKind.Sgd, 0.9, ["momentum_buffer"] },
        { OptimizerKind.Adam, 0.9, ["exp_avg", "exp_avg_sq"] },
        { OptimizerKind.AdamW, 0, ["exp_avg", "exp_avg_sq"] },
        { OptimizerKind.RmsProp, 0, ["square_avg"] },
        { OptimizerKind.RmsProp, 0.9, ["momentum_buffer", "square_avg"] },
        { OptimizerKind.Adagrad, 0.9, ["sum"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Restored_state_gives_bit_equal_steps(OptimizerKind kind, double momentum, string[] names)
    {
        foreach (var fused in new[] { true, false })
        {
            var (model, restored) = (Model(5), Model(5));
            using var update = Update(model, kind, momentum, fused);
            for (var step = 0; step < 3; step++) Step(model, update, step);
            var (tensors, numbers) = update.State.Capture();
            Assert.Equal(names.Select(name => $"0.{name}"), tensors.Keys.Order());
            Assert.Equal(3, numbers["state"]!["0.step"]!.GetValue<long>());
            Safetensors.Write(folder["o"], tensors);
            ModelState.Restore(restored, ModelState.Capture(model));

            using var next = Update(restored, kind, momentum, fused);
            next.State.Restore(Safetensors.Read(folder["o"]), JsonNode.Parse(numbers.ToJsonString())!.AsObject());
            for (var step = 3; step < 6; step++)
            {
                Step(model, update, step);
                Step(restored, next, step);
            }
            Assert.Equal(model.weight.data<float>().ToArray(), restored.weight.data<float>().ToArray());
        }
    }

    [Fact]
    public void It_outlives_the_scope_of_the_step_and_ends_with_its_update()
    {
        var model = Model(5);
        WeightUpdate update;
        using (NewDisposeScope()) update = Update(model, OptimizerKind.Adam);
        using (NewDisposeScope()) Step(model, update, 0);
        var kept = update.State.Capture().Tensors.Values.ToList();
        Assert.All(kept, tensor => Assert.False(tensor.IsInvalid));
        update.Dispose();
        Assert.All(kept, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void State_of_another_optimizer_is_refused()
    {
        var error = Refusal(OptimizerKind.Adam, Update(Model(5), OptimizerKind.Sgd));
        Assert.Contains("0.exp_avg", error);
        Assert.Contains("Sgd has no place", error);
    }

    [Fact]
    public void State_of_another_model_is_refused_and_changes_nothing()
    {
        using var other = Update(nn.Sequential(Model(5), Model(2)), OptimizerKind.Adam);
        using var source = Update(nn.Sequential(Model(5), Model(5)), OptimizerKind.Adam);
        var (tensors, numbers) = source.State.Capture();
        tensors["0.exp_avg"].fill_(1);
        var error = Assert.Throws<InvalidDataException>(() => other.State.Restore(tensors, numbers)).Message;
        Assert.Contains("1.exp_avg has shape [1, 5], expected [1, 2]", error);
        Assert.Equal(0, other.State.Capture().Tensors["0.exp_avg"].sum().ToSingle());
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("lacks 0.momentum_buffer", Refusal(OptimizerKind.RmsProp, Update(Model(5), OptimizerKind.RmsProp, 0.9)));
        Assert.Contains("lacks 1.step", Refusal(OptimizerKind.Sgd, Update(nn.Sequential(Model(5), Model(5)), OptimizerKind.Sgd)));
    }

    [Fact]
    public void A_momentum_that_is_not_used_may_be_there()
    {
        using var source = Update(Model(5), OptimizerKind.RmsProp, 0.9);
        using var update = Update(Model(5), OptimizerKind.RmsProp);
        var (tensors, numbers) = source.State.Capture();
        tensors["0.square_avg"].fill_(1);
        update.State.Restore(tensors, numbers);
        Assert.Equal(5, update.State.Capture().Tensors["0.square_avg"].sum().ToSingle());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"state": null}""")]
    [InlineData("""{"state": []}""")]
    [InlineData("""{"state": 5}""")]
    [InlineData("""{"state": {}}""")]
    [InlineData("""{"state": {"0.step": null}}""")]
    [InlineData("""{"state": {"0.step": "3"}}""")]
    [InlineData("""{"state": {"0.step": 3.5}}""")]
    [InlineData("""{"state": {"0.step": [3]}}""")]
    [InlineData("""{"state": {"0.step": {"a": 3}}}""")]
    [InlineData("""{"state": {"0.step": -3}}""")]
    [InlineData("""{"state": {"0.step": 1e99}}""")]
    public void Numbers_that_no_update_has_kept_are_refused_in_one_sentence(string numbers)
    {
        using var update = Update(Model(5), OptimizerKind.Adam);
        var (tensors, _) = update.State.Capture();
        var error = Assert.Throws<InvalidDataException>(() => update.State.Restore(tensors, JsonNode.Parse(numbers)!.AsObject()));
        Assert.StartsWith("the saved optimizer state lacks 0.step; ", error.Message);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private static TorchSharp.Modules.Linear Model(int size)
    {
        var model = nn.Linear(size, 1, hasBias: false);
        using (no_grad()) model.weight.copy_(arange(size, dtype: ScalarType.Float32));
        return model;
    }

    private static WeightUpdate Update(nn.Module model, OptimizerKind kind, double momentum = 0, bool fused = true) =>
        new(new() { Kind = kind, Momentum = momentum }, model, clipValue: 0, clipNorm: 0, fused);

    private static void Step(TorchSharp.Modules.Linear model, WeightUpdate update, int step)
    {
        update.ForgetGradients();
        (model.weight * model.weight * (step + 1)).sum().backward();
        update.Clip();
        update.Step(0.01);
    }

    /// <summary>What is said when it is to take up the state of another update, of one weight of five elements.</summary>
    private static string Refusal(OptimizerKind kind, WeightUpdate update)
    {
        using var source = Update(Model(5), kind);
        using (update)
        {
            var (tensors, numbers) = source.State.Capture();
            return Assert.Throws<InvalidDataException>(() => update.State.Restore(tensors, numbers)).Message;
        }
    }
}
