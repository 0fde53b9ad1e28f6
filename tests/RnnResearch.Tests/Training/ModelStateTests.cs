using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Training;

public sealed class ModelStateTests : IDisposable
{
    private static readonly LanguageModelConfig Config = new() { Cell = CellKind.Lstm, Hidden = 6, Embedding = 5, Layers = 1 };
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(RecurrentKernel.BuiltIn)]
    [InlineData(RecurrentKernel.Unrolled)]
    public void Weights_have_the_names_of_the_cell_whatever_computes_it(RecurrentKernel kernel) => Assert.Equal(
        [
            "Why.bias",
            "Why.weight",
            "embedding.weight",
            "recurrence.layers.0.cell.bias_hh",
            "recurrence.layers.0.cell.bias_ih",
            "recurrence.layers.0.cell.weight_hh",
            "recurrence.layers.0.cell.weight_ih",
        ],
        ModelState.Capture(new LanguageModel(Config with { Kernel = kernel }, 4)).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Weights_come_back_and_are_copies()
    {
        var (one, other) = (new LanguageModel(Config, 4), new LanguageModel(Config, 4));
        ModelState.Restore(other, ModelState.Capture(one));
        var expected = Copy(one);
        Assert.All(Copy(other), weight => Assert.Equal(expected[weight.Key], weight.Value));
        using (no_grad()) other.get_parameter("Why.bias")!.fill_(7);
        Assert.Equal(expected["Why.bias"], Copy(one)["Why.bias"]);
    }

    public static TheoryData<string, string[]> Strangers => new()
    {
        {
            "vocabulary",
            ["embedding.weight is [5, 5], expected [4, 5]", "Why.weight is [5, 6], expected [4, 6]", "Why.bias is [5], expected [4]"]
        },
        { "hidden", ["cell.weight_ih is [28, 5], expected [24, 5]", "Why.weight is [4, 7], expected [4, 6]"] },
        { "layers", ["recurrence.layers.1.cell.weight_ih has no place in this model"] },
        { "one-hot", ["embedding.weight is missing"] },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void What_is_another_models_is_named_and_changes_nothing(string what, string[] expected)
    {
        var stranger = what switch
        {
            "vocabulary" => new LanguageModel(Config, 5),
            "hidden" => new LanguageModel(Config with { Hidden = 7 }, 4),
            "layers" => new LanguageModel(Config with { Layers = 2 }, 4),
            _ => new LanguageModel(Config with { Embedding = 0 }, 4),
        };
        var model = new LanguageModel(Config, 4);
        var before = Copy(model);
        var error = Assert.Throws<CheckpointException>(() => ModelState.Restore(model, ModelState.Capture(stranger)));
        Assert.StartsWith("the checkpoint is another model's: ", error.Message);
        Assert.All(expected, part => Assert.Contains(part, error.Message));
        Assert.Contains("train.init_from", error.Message);
        Assert.All(Copy(model), weight => Assert.Equal(before[weight.Key], weight.Value));
    }

    private static Dictionary<string, float[]> Copy(nn.Module model) => WeightNumbers.ByName(ModelState.Capture(model));
}
