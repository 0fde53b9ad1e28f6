using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Random;

/// <summary>Seeded streams are PyTorch's. Alone in its collection: the default generator is the process's.</summary>
[Collection(Alone.Name)]
public class RandomTests
{
    private static readonly JsonElement Reference = ReferenceFile.Load("random");

    [Fact]
    public void The_stream_after_a_seed_is_Pythons()
    {
        using var scope = NewDisposeScope();
        manual_seed(Reference.GetProperty("seed").GetInt64());
        Same("randn", randn(20));
        Same("rand", rand(5));
        Same("randint", randint(0, 100, [5L]));
        Same("randperm", randperm(10));
        Same("bernoulli", full(8, 0.3f).bernoulli());
        Same("multinomial", tensor(new[] { 0.1f, 0.2f, 0.7f }).multinomial(6, true));
        Same("normal_", empty(3).normal_(1, 2));
        Same("uniform_", empty(3).uniform_(-1, 1));
        Same("exponential_", empty(3).exponential_(2));
    }

    [Fact]
    public void A_generator_has_a_stream_of_its_own()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(7);
        Close(Reference.GetProperty("generator"), randn(4, generator: generator));
    }

    [Fact]
    public void A_generators_state_can_be_put_back()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator().manual_seed(3);
        var state = generator.get_state();
        var first = rand(5, generator: generator);
        generator.set_state(state);
        Assert.True(allclose(first, rand(5, generator: generator)));
        Assert.Equal(3, generator.initial_seed());
    }

    [Fact]
    public void The_default_state_can_be_put_back()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        Assert.Equal([5056L], state.shape);
        var first = randn(3);
        set_rng_state(state);
        Assert.True(allclose(first, randn(3)));
    }

    [Fact]
    public void Samples_follow_their_distribution()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        Assert.Equal(0.5, empty(20000).cauchy_(0.5, 0.1).median().ToDouble(), 0.02);
        Assert.Equal(4.0, empty(20000).geometric_(0.25).mean().ToDouble(), 0.1);
        Assert.Equal(Math.Exp(0.5), empty(50000).log_normal_(0, 1).mean().ToDouble(), 0.1);
        Assert.Equal(3.0, full([20000], 3f).poisson().mean().ToDouble(), 0.05);
        Assert.Equal(2.0, normal(full([20000], 2f), full([20000], 0.5f)).mean().ToDouble(), 0.02);
        Assert.Equal(0.3, zeros(20000).bernoulli_(0.3).mean().ToDouble(), 0.02);
        Assert.Equal(4.5, zeros(20000).random_(0, 10).mean().ToDouble(), 0.1);
        Assert.InRange(randint_int(3, 9), 3, 8);
    }

    private static void Same(string name, Tensor actual) => Close(Reference.GetProperty("stream").GetProperty(name), actual);

    private static void Close(JsonElement expected, Tensor actual) =>
        Assert.Equal(
            expected.EnumerateArray().Select(value => value.GetDouble()), actual.to(float64).data<double>(),
            (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a)));
}
