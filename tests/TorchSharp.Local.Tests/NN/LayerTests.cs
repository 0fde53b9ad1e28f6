using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.Local.Tests.ReferenceFile;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.NN;

public class LayerTests
{
    private static readonly JsonElement Layers = Load("modules");
    private static readonly JsonElement Functions = Load("functions");

    public static TheoryData<string> LayerNames => Names("modules");

    public static TheoryData<string> FunctionNames => Names("functions");

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layers_give_PyTorchs_values_and_gradients(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Layers.GetProperty(name);
        var (module, call) = LayerCases.Make(name);
        using var owned = module;
        module.load_state_dict(ToDictionary(expected.GetProperty("state")));

        Check(expected, call);

        foreach (var gradient in expected.GetProperty("grads").EnumerateObject())
            AssertClose(gradient.Value, module.get_parameter(gradient.Name)!.grad, $"gradient of {gradient.Name}");
        foreach (var buffer in expected.GetProperty("buffers_after").EnumerateObject())
            AssertClose(buffer.Value, module.get_buffer(buffer.Name), buffer.Name);
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Functions_give_PyTorchs_values_and_gradients(string name)
    {
        using var scope = NewDisposeScope();
        Check(Functions.GetProperty(name), inputs => FunctionCases.Call(name, inputs));
    }

    [Fact]
    public void A_submodules_names_appear_once()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(("table", nn.Embedding(4, 3)), ("conv", nn.Conv1d(3, 2, 1)), ("norm", nn.BatchNorm1d(2)), ("line", nn.Linear(2, 2)));
        string[] expected =
        [
            "conv.bias", "conv.weight", "line.bias", "line.weight", "norm.bias", "norm.num_batches_tracked", "norm.running_mean",
            "norm.running_var", "norm.weight", "table.weight",
        ];
        Assert.Equal(expected, model.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void A_layers_tensors_live_as_long_as_the_layer_or_else_as_the_scope_it_is_made_in(string name)
    {
        nn.Module layer;
        Tensor[] tensors;
        using (NewDisposeScope())
        {
            layer = LayerCases.Make(name).Module;
            tensors = [.. layer.state_dict().Values];
        }
        // The package leaves its handles on these in the scope; its other layers take theirs out.
        var ends = layer is Embedding or RNN or LSTM or GRU;
        Assert.All(tensors, tensor => Assert.Equal(ends, tensor.IsInvalid));
        layer.Dispose();
        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Layers_made_in_a_scope_work_after_it()
    {
        LSTM lstm;
        BatchNorm2d norm;
        using (NewDisposeScope())
        {
            lstm = nn.LSTM(2, 2);
            foreach (var weight in lstm.parameters()) weight.DetachFromDisposeScope();
            norm = nn.BatchNorm2d(2);
        }
        using (NewDisposeScope())
        {
            Assert.Equal([3L, 1, 2], lstm.call(ones(3, 1, 2)).Item1.shape);
            norm.call(ones(1, 2, 3, 3));
            Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        }
        lstm.Dispose();
        norm.Dispose();
    }

    [Fact]
    public void Training_dropout_zeros_a_share_and_scales_the_rest()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        using var dropout = nn.Dropout(0.25);
        var x = dropout.call(ones(10_000));
        Assert.Equal(0.25, x.eq(0).to(ScalarType.Float32).mean().ToDouble(), 0.02);
        Assert.Equal(4f / 3, x.max().item<float>(), 1e-6f);
        var channels = nn.Dropout2d(0.5).call(ones(20, 30, 2, 2)).sum([2, 3]);
        Assert.Equal(600, channels.eq(0).logical_or(channels.eq(8)).sum().ToInt64());
    }

    private static void Check(JsonElement expected, Func<Tensor[], Tensor[]> call)
    {
        var inputs = ToTensors(expected.GetProperty("inputs"));
        foreach (var input in inputs.Where(input => input.is_floating_point()))
            input.requires_grad = true;
        var outputs = call(inputs);
        var wanted = expected.GetProperty("outputs").EnumerateArray().ToArray();
        Assert.Equal(wanted.Length, outputs.Length);
        for (var i = 0; i < wanted.Length; i++)
            AssertClose(wanted[i], outputs[i], $"output {i}");
        Objective(outputs)?.backward();
        foreach (var (input, gradient) in inputs.Zip(expected.GetProperty("input_grads").EnumerateArray()))
        {
            if (gradient.ValueKind == JsonValueKind.Null)
                Assert.Null(input.grad);
            else
                AssertClose(gradient, input.grad, "gradient of an input");
        }
    }
}
