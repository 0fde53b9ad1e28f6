using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>How weights are drawn, on a whole language model: <see cref="InitKind"/>.</summary>
public sealed class InitialisationTests : IDisposable
{
    private const int H = 24;
    private const int V = 30;
    private static readonly LanguageModelConfig Config = new() { Cell = CellKind.Gru, Hidden = H, Embedding = 16, Layers = 2 };
    private readonly DisposeScope scope = NewDisposeScope();

    public InitialisationTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void By_default_weights_are_as_PyTorch_draws_them_and_vectors_as_configured()
    {
        foreach (var (name, weight) in Weights(new InitConfig { Vectors = 0.7 }))
            Uniform(name, weight, name == "embedding.weight" ? 0.7 : 1 / Math.Sqrt(H));
    }

    [Fact]
    public void Uniform_draws_everything_biases_too_within_its_bounds()
    {
        foreach (var (name, weight) in Weights(new InitConfig { Kind = InitKind.Uniform, Scale = 0.08 })) Uniform(name, weight, 0.08);
    }

    [Fact]
    public void Normal_draws_weights_of_its_deviation_and_leaves_biases_at_zero()
    {
        foreach (var (name, weight) in Weights(new InitConfig { Kind = InitKind.Normal, Scale = 0.01 }))
        {
            if (IsBias(name)) Assert.Equal(0, weight.abs().max().ToDouble());
            else Assert.InRange(weight.std().ToDouble(), 0.0085, 0.0115);
            Assert.InRange(weight.mean().ToDouble(), -0.002, 0.002);
            if (!IsBias(name)) Assert.True(weight.abs().max().ToDouble() > 0.02, $"{name} has no tails");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Orthogonal_turns_with_every_block_of_the_hidden_states_matrix(double gain)
    {
        foreach (var (name, weight) in Weights(new InitConfig { Kind = InitKind.Orthogonal, Scale = gain }))
        {
            if (IsBias(name)) Assert.Equal(0, weight.abs().max().ToDouble());
            else if (!name.Contains("weight_hh")) Uniform(name, weight, name == "embedding.weight" ? 0.1 : 1 / Math.Sqrt(H));
            else
            {
                var blocks = weight.chunk(3, 0);
                Assert.All(blocks, block => Assert.True(block.mm(block.t()).allclose(gain * gain * eye(H), rtol: 0, atol: 1e-5)));
                Assert.False(blocks[0].allclose(blocks[1], rtol: 0, atol: 0.1), "each block is drawn by itself");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Every_cell_takes_every_kind(CellKind cell)
    {
        foreach (var kind in Enum.GetValues<InitKind>())
        {
            using var model = new LanguageModel(Config with { Cell = cell, Init = new() { Kind = kind, Scale = 0.1 } }, V);
            Assert.All(model.parameters(), weight => Assert.True(weight.isfinite().all().ToBoolean()));
            var others = model.named_parameters().Where(entry => !IsBias(entry.name)).Select(entry => entry.parameter);
            Assert.All(others, weight => Assert.InRange(weight.abs().max().ToDouble(), 0.01, 0.7));
        }
    }

    [Fact]
    public void Biases_with_a_value_of_their_own_are_set_after_the_draw()
    {
        var init = new InitConfig { Kind = InitKind.Uniform, Scale = 0.08 };
        var model = new LanguageModel(Config with { Cell = CellKind.Lstm, ForgetBias = 1, RecurrentBias = false, Init = init }, V);
        var biases = model.state_dict().Where(entry => entry.Key.Contains(".bias_")).ToDictionary();
        Assert.Equal(4, biases.Count);
        foreach (var (name, bias) in biases)
        {
            if (name.Contains("bias_hh")) Assert.Equal(0, bias.abs().max().ToDouble());
            else Assert.All(bias.narrow(0, H, H).data<float>().ToArray(), value => Assert.Equal(1, value));
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_weights()
    {
        var init = new InitConfig { Kind = InitKind.Uniform, Scale = 0.1 };
        manual_seed(5);
        var first = Weights(init);
        manual_seed(5);
        foreach (var (name, weight) in Weights(init)) Assert.True(weight.allclose(first[name], rtol: 0, atol: 0), name);
    }

    private static Dictionary<string, Tensor> Weights(InitConfig init) => new LanguageModel(Config with { Init = init }, V).state_dict();

    private static bool IsBias(string name) => name[(name.LastIndexOf('.') + 1)..].StartsWith("bias", StringComparison.Ordinal);

    /// <summary>Within the bounds, nearly up to both, and spread as evenly as chance has it.</summary>
    private static void Uniform(string name, Tensor weight, double bound)
    {
        var (low, high) = (weight.min().ToDouble(), weight.max().ToDouble());
        Assert.True(low >= -bound * 1.0001 && high <= bound * 1.0001, $"{name}: [{low}, {high}] leaves ±{bound}");
        if (weight.numel() > 50) Assert.True(low < -0.8 * bound && high > 0.8 * bound, $"{name}: [{low}, {high}] does not reach ±{bound}");
        if (weight.numel() > 300) Assert.Equal(bound / Math.Sqrt(3), weight.std().ToDouble(), 0.08 * bound);
    }
}
