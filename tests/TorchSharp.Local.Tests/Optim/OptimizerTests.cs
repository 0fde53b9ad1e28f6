using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.Local.Tests.ReferenceFile;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Optim;

public class OptimizerTests
{
    private static readonly JsonElement Reference = Load("optimizers");

    public static TheoryData<string> Runs => Names("optimizers", "runs");

    [Theory]
    [MemberData(nameof(Runs))]
    public void Five_steps_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = OptimizerCases.Make(name, parameters);
        foreach (var step in Reference.GetProperty("runs").GetProperty(name).EnumerateArray())
        {
            Step(optimizer, parameters);
            foreach (var (parameter, expected) in parameters.Zip(step.EnumerateArray()))
                AssertClose(expected, parameter, name, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Saved_in_the_middle_and_loaded_it_goes_on_bit_for_bit(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = OptimizerCases.Make(name, parameters);
        for (var i = 0; i < 3; i++)
            Step(optimizer, parameters);
        using var saved = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(saved));
        Parameter[] copies = [.. parameters.Select(parameter => new Parameter(parameter.detach().clone()))];
        using var other = OptimizerCases.Make(name, copies);
        foreach (var group in other.ParamGroups)
            group.LearningRate = 77;
        saved.Position = 0;
        other.load_state_dict(new BinaryReader(saved));
        for (var i = 0; i < 3; i++)
        {
            Step(optimizer, parameters);
            Step(other, copies);
        }
        Assert.Equal(saved.Length, saved.Position);
        Assert.All(parameters.Zip(copies), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_live_state_of_another_optimizer_can_be_taken_over(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = OptimizerCases.Make(name, parameters);
        Step(optimizer, parameters);
        Parameter[] copies = [.. parameters.Select(parameter => new Parameter(parameter.detach().clone()))];
        using var other = OptimizerCases.Make(name, copies);
        other.load_state_dict(optimizer.state_dict());
        var (own, taken) = (optimizer.state_dict(), other.state_dict());
        Assert.All(own.State.Zip(taken.State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
        Step(optimizer, parameters);
        Step(other, copies);
        Assert.All(parameters.Zip(copies), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }

    [Fact]
    public void Groups_have_settings_of_their_own()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = optim.SGD([new SGD.ParamGroup { Parameters = [parameters[0]] }, new SGD.ParamGroup([parameters[1]], lr: 0)], 0.01);
        using var before = parameters[1].detach().clone();
        Step(optimizer, parameters);
        Assert.True(before.eq(parameters[1]).all().item<bool>());
        Assert.Equal([0.01, 0.0], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal([new List<int> { 0 }, [1]], optimizer.state_dict().StateIndexRef);
    }

    [Fact]
    public void A_parameter_without_gradient_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = optim.AdamW(parameters, weight_decay: 0.5);
        using var before = parameters[0].detach().clone();
        Assert.Null(optimizer.step());
        Assert.True(before.eq(parameters[0]).all().item<bool>());
    }

    [Fact]
    public void A_closures_loss_comes_back_from_step()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = optim.Adam(parameters);
        using (no_grad())
        {
            using var loss = optimizer.step(() =>
            {
                var value = Objective(parameters);
                value.backward();
                return value;
            });
            Assert.True(loss!.ToDouble() > 0);
        }
    }

    [Fact]
    public void Mistakes_are_named()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var adam = optim.Adam(parameters);
        using var saved = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(saved));
        saved.Position = 0;
        using var sgd = optim.SGD(parameters, 0.1);
        Assert.Contains("'Adam'", Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(saved))).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => optim.Adam([parameters[0], parameters[0]])).Message, StringComparison.Ordinal);
        Assert.Contains("RegisterComponents", Assert.Throws<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optim.SGD(parameters, -1));
        Assert.Throws<ArgumentException>(() => optim.SGD(parameters, 0.1, nesterov: true));
    }

    internal static Parameter[] Start() => [.. ToTensors(Reference.GetProperty("start")).Select(start => new Parameter(start))];

    private static Tensor Objective(Parameter[] parameters)
    {
        var (a, b) = (ToTensor(Reference.GetProperty("a")), ToTensor(Reference.GetProperty("b")));
        return a.mm(parameters[0]).sub(b).square().sum().add(a.mm(parameters[1]).sub(b).square().sum());
    }

    internal static void Step(OptimizerHelper optimizer, Parameter[] parameters)
    {
        optimizer.zero_grad();
        Objective(parameters).backward();
        optimizer.step();
    }
}
