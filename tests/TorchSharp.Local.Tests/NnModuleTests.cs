using System.Text.Json;
using static TorchSharp.Local.Tests.NnReference;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests;

public class NnModuleTests
{
    private static readonly JsonElement Modules = Load("modules");
    private static readonly JsonElement Functions = Load("functions");

    public static TheoryData<string> ModuleNames => Names("modules");

    public static TheoryData<string> FunctionNames => Names("functions");

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void Layers_give_PyTorchs_values_and_gradients(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Modules.GetProperty(name);
        var (module, call) = NnModuleCases.Make(name);
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
        Check(Functions.GetProperty(name), inputs => NnFunctionCases.Call(name, inputs));
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
            if (gradient.ValueKind != JsonValueKind.Null)
                AssertClose(gradient, input.grad, "gradient of an input");
        }
    }
}
