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
        var expected = Seeded("stream");
        Close(expected, "randn", randn(20));
        Close(expected, "rand", rand(5));
        Close(expected, "randint", randint(0, 100, [5L]));
        Close(expected, "randperm", randperm(10));
        Close(expected, "bernoulli", full(8, 0.3f).bernoulli());
        Close(expected, "multinomial", tensor(new[] { 0.1f, 0.2f, 0.7f }).multinomial(6, true));
        Close(expected, "normal_", empty(3).normal_(1, 2));
        Close(expected, "uniform_", empty(3).uniform_(-1, 1));
        Close(expected, "exponential_", empty(3).exponential_(2));
    }

    [Fact]
    public void Other_samples_after_a_seed_are_Pythons()
    {
        using var scope = NewDisposeScope();
        var expected = Seeded("samples");
        Close(expected, "bernoulli_", empty(8).bernoulli_(0.3));
        Close(expected, "bernoulli_each", empty(3).bernoulli_(tensor(new[] { 0f, 1f, 0.5f })));
        Close(expected, "random_", empty(5).random_(2, 9));
        Close(expected, "geometric_", empty(5).geometric_(0.25));
        Close(expected, "log_normal_", empty(3).log_normal_(0.5, 0.25));
        Close(expected, "cauchy_", empty(3).cauchy_(0.5, 0.1));
        Close(expected, "poisson", full(5, 3f).poisson());
        Close(expected, "normal", normal(1, 2, [3L]));
        Close(expected, "normal_each", normal(tensor(new[] { 1f, -1f }), tensor(new[] { 0.5f, 2f })));
        Close(expected, "rand_like", rand_like(empty(2, 2)));
        Close(expected, "randn_like", empty(2, 2).randn_like());
        Close(expected, "randint_like", empty(2, 2).randint_like(3, 9));
    }

    [Fact]
    public void Training_dropout_after_a_seed_is_Pythons_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var expected = Seeded("dropout");
        var (x, image) = (ones(20), ones(2, 4, 1, 2));
        Same("dropout", nn.functional.dropout(ones(20), 0.3));
        Same("dropout_", nn.functional.dropout(x, 0.3, inplace: true));
        Same("dropout_", x);
        Same("dropout2d", nn.functional.dropout2d(ones(2, 4, 1, 2), 0.3));
        Same("dropout2d_", nn.functional.dropout2d(image, 0.3, inplace: true));
        Same("dropout2d_", image);

        void Same(string name, Tensor actual) => Assert.Equal(Values(expected, name), actual.to(float64).data<double>());
    }

    [Fact]
    public void A_dropout_layer_does_what_the_function_does()
    {
        using var scope = NewDisposeScope();
        var x = ones(4, 5, 2, 2);
        Equal(() => nn.functional.dropout(x, 0.3), () => nn.Dropout(0.3).call(x));
        Equal(() => nn.functional.dropout2d(x, 0.3), () => nn.Dropout2d(0.3).call(x));
        Equal(() => nn.functional.dropout(x, 0.3), () => nn.Dropout(0.3, inplace: true).call(x.clone()));
    }

    [Fact]
    public void Integers_are_drawn_below_a_bound_or_between_two_in_any_kind_of_shape()
    {
        using var scope = NewDisposeScope();
        Equal(() => randint(0, 50, [2L, 3]), () => randint(50, [2L, 3]));
        Equal(() => randint(0, 50, [2L, 3]), () => randint(50, new Size([2L, 3])));
        Equal(() => randint(0, 50, [2L, 3]), () => randint(50, new[] { 2, 3 }));
        Equal(() => randint(7, 50, [2L, 3]), () => randint(7, 50, new Size([2L, 3])));
        Equal(() => randint(7, 50, [2L, 3]), () => randint(7, 50, new[] { 2, 3 }));
        Assert.Equal(ScalarType.Float32, randint(7, 50, [2L, 3], dtype: float32).dtype);
        Equal(() => randint(7, 50, [1L]), () => tensor(new[] { randint_long(7, 50) }));
        Equal(() => randint(0, 50, [1L]), () => tensor(new long[] { randint_int(50) }));
        Equal(() => randint(0, 2, [1L]), () => tensor(new[] { randint_bool() ? 1L : 0 }));
        Equal(() => rand(1, dtype: float64), () => tensor(new[] { rand_float() }));
        Equal(() => randn(1, dtype: float64), () => tensor(new[] { randn_float() }));
    }

    [Fact]
    public void A_generator_has_a_stream_of_its_own()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(7);
        Close(Reference, "generator", randn(4, generator: generator));
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

    private static JsonElement Seeded(string part)
    {
        manual_seed(Reference.GetProperty("seed").GetInt64());
        return Reference.GetProperty(part);
    }

    private static IEnumerable<double> Values(JsonElement part, string name) => part.GetProperty(name).EnumerateArray().Select(value => value.GetDouble());

    private static void Close(JsonElement part, string name, Tensor actual) =>
        Assert.Equal(Values(part, name), actual.to(float64).data<double>(), (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a)));

    private static void Equal(Func<Tensor> expected, Func<Tensor> actual)
    {
        manual_seed(5);
        var wanted = expected();
        manual_seed(5);
        var got = actual();
        Assert.True(wanted.Equals(got), $"expected {wanted.str()}\nactual   {got.str()}");
    }
}
