using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Local.Tests.Optim;

public class ScheduleTests
{
    private static readonly JsonElement Reference = ReferenceFile.Load("schedules");

    public static TheoryData<string> Schedules => ReferenceFile.Names("schedules", "rates");

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Learning_rates_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var plateau = name.Split('_');
        using var optimizer = plateau[0] == "plateau" ? OneGroup() : TwoGroups();
        var schedule = plateau[0] == "plateau"
            ? ReduceLROnPlateau(optimizer, plateau[1], 0.5, patience: 2, threshold: 0.01, threshold_mode: plateau[2], cooldown: 1, min_lr: [0.02])
            : Make(name, optimizer);
        var metrics = Reference.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetDouble()).ToArray();
        var first = true;
        var step = 0;
        foreach (var expected in Reference.GetProperty("rates").GetProperty(name).EnumerateArray())
        {
            if (plateau[0] == "plateau")
                schedule.step(metrics[step++]);
            else if (!first)
                schedule.step();
            first = false;
            var rates = optimizer.ParamGroups.Select(group => group.LearningRate).ToArray();
            Assert.All(expected.EnumerateArray().Zip(rates), pair => Assert.Equal(pair.First.GetDouble(), pair.Second, 1e-12));
            Assert.Equal(rates, schedule.get_last_lr());
        }
    }

    [Theory]
    [InlineData("step")]
    [InlineData("multistep")]
    [InlineData("exponential")]
    [InlineData("cosine")]
    [InlineData("linear")]
    [InlineData("constant")]
    public void A_jump_gives_what_walking_there_gives(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = TwoGroups();
        var schedule = Make(name, optimizer);
        schedule.step(7);
        var expected = Reference.GetProperty("rates").GetProperty(name)[7].EnumerateArray().Select(rate => rate.GetDouble());
        Assert.All(expected.Zip(schedule.get_last_lr()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        using var scope = NewDisposeScope();
        using var optimizer = OneGroup();
        var schedule = StepLR(optimizer, 2);
        Assert.Throws<ArgumentException>(() => SequentialLR(optimizer, [schedule], [3]));
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, "least"));
        Assert.Throws<InvalidOperationException>(() => ReduceLROnPlateau(optimizer).step());
    }

    private static optim.lr_scheduler.LRScheduler Make(string name, optim.Optimizer optimizer) => name switch
    {
        "step" => StepLR(optimizer, 3, 0.5),
        "multistep" => MultiStepLR(optimizer, [2, 5], 0.1),
        "exponential" => ExponentialLR(optimizer, 0.9),
        "cosine" => CosineAnnealingLR(optimizer, 4, 0.01),
        "lambda" => LambdaLR(optimizer, step => 1.0 / (1 + step)),
        "linear" => LinearLR(optimizer, 0.25, 1, 4),
        "constant" => ConstantLR(optimizer, 0.5, 3),
        "sequential" => SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 3), CosineAnnealingLR(optimizer, 6)], [3]),
        _ => throw new ArgumentException($"No schedule for reference '{name}': add it here.", nameof(name)),
    };

    private static SGD OneGroup() => optim.SGD([new Parameter(zeros(1))], 0.1);

    private static SGD TwoGroups()
        => optim.SGD([new SGD.ParamGroup { Parameters = [new Parameter(zeros(1))] }, new SGD.ParamGroup([new Parameter(zeros(1))], lr: 0.3)], 0.1);
}
