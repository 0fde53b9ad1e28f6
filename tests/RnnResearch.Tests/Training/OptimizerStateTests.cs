using System.Text.Json.Nodes;
using RnnResearch.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using OptimizerState = RnnResearch.Training.OptimizerState;

namespace RnnResearch.Tests.Training;

public sealed class OptimizerStateTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Kinds => ["sgd", "momentum", "adam", "amsgrad", "adamw", "rmsprop", "centered", "adagrad"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Restored_state_gives_bit_equal_steps(string kind)
    {
        var (weight, optimizer) = Fresh(kind);
        for (var step = 0; step < 3; step++) Step(weight, optimizer, step);
        optimizer.ParamGroups.First().LearningRate = 0.007;
        var (tensors, numbers) = OptimizerState.Capture(optimizer);
        Safetensors.Write(folder["o"], tensors);
        var saved = weight.detach().clone();

        var (restoredWeight, restored) = Fresh(kind);
        using (no_grad()) restoredWeight.copy_(saved);
        OptimizerState.Restore(restored, Safetensors.Read(folder["o"]), JsonNode.Parse(numbers.ToJsonString())!.AsObject());

        for (var step = 3; step < 6; step++)
        {
            Step(weight, optimizer, step);
            Step(restoredWeight, restored, step);
        }
        Assert.Equal(weight.data<float>().ToArray(), restoredWeight.data<float>().ToArray());
    }

    [Fact]
    public void The_names_are_those_of_pytorch()
    {
        var (weight, optimizer) = Fresh("adam");
        Step(weight, optimizer, 0);
        var (tensors, numbers) = OptimizerState.Capture(optimizer);
        Assert.Equal(["0.exp_avg", "0.exp_avg_sq"], tensors.Keys.Order());
        Assert.Equal(1, numbers["state"]!["0.step"]!.GetValue<long>());
        Assert.Equal(0.01, numbers["options"]!["0.LearningRate"]!.GetValue<double>());
    }

    [Fact]
    public void State_of_another_optimizer_is_refused()
    {
        var (weight, adam) = Fresh("adam");
        Step(weight, adam, 0);
        var (tensors, numbers) = OptimizerState.Capture(adam);
        var error = Assert.Throws<InvalidDataException>(() => OptimizerState.Restore(Fresh("sgd").Optimizer, tensors, numbers));
        Assert.Contains("0.exp_avg", error.Message);
        Assert.Contains("SGD has no place", error.Message);
    }

    [Fact]
    public void State_of_another_model_is_refused()
    {
        var (weight, adam) = Fresh("adam");
        Step(weight, adam, 0);
        var (tensors, numbers) = OptimizerState.Capture(adam);
        var other = optim.Adam([new Parameter(zeros(2))], 0.01);
        var error = Assert.Throws<InvalidDataException>(() => OptimizerState.Restore(other, tensors, numbers));
        Assert.Contains("has shape [5], expected [2]", error.Message);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private static (Parameter Weight, OptimizerHelper Optimizer) Fresh(string kind)
    {
        var weight = new Parameter(arange(5, dtype: ScalarType.Float32));
        Parameter[] all = [weight];
        return (weight, kind switch
        {
            "sgd" => optim.SGD(all, 0.01),
            "momentum" => optim.SGD(all, 0.01, momentum: 0.9),
            "adam" => optim.Adam(all, 0.01),
            "amsgrad" => optim.Adam(all, 0.01, amsgrad: true),
            "adamw" => optim.AdamW(all, 0.01),
            "rmsprop" => optim.RMSProp(all, 0.01, momentum: 0.9),
            "centered" => optim.RMSProp(all, 0.01, centered: true),
            _ => optim.Adagrad(all, 0.01, lr_decay: 0.1),
        });
    }

    private static void Step(Parameter weight, OptimizerHelper optimizer, int step)
    {
        optimizer.zero_grad();
        (weight * weight * (step + 1)).sum().backward();
        optimizer.step();
    }
}
