using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class LanguageModelTests : IDisposable
{
    private const int V = 11;
    private static readonly LanguageModelConfig Small = new() { Hidden = 12, Embedding = 7, Layers = 2 };
    private readonly DisposeScope scope = NewDisposeScope();

    public LanguageModelTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_first_loss_is_that_of_chance(CellKind cell)
    {
        var model = new LanguageModel(Small with { Cell = cell, Hidden = 32 }, 50);
        var (inputs, targets) = (randint(50, [20, 8], ScalarType.Int64), randint(50, [20, 8], ScalarType.Int64));
        var (logits, _) = model.call(inputs, model.ZeroState(8));
        Assert.Equal([20, 8, 50], logits.shape);
        Assert.Equal(Math.Log(50), CrossEntropy(logits, targets).ToDouble(), 0.15);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Every_cell_learns_hello(CellKind cell)
    {
        var model = new LanguageModel(new LanguageModelConfig { Cell = cell, Hidden = 16, Layers = 1, Embedding = 0 }, 4);
        var text = tensor(new long[] { 0, 1, 2, 2, 3 }).unsqueeze(1);
        var optimizer = optim.Adam(model.parameters(), 0.02);
        var loss = double.PositiveInfinity;
        for (var step = 0; step < 300 && loss > 0.1; step++)
        {
            using var stepScope = NewDisposeScope();
            model.zero_grad();
            var crossEntropy = CrossEntropy(model.call(text.narrow(0, 0, 4), model.ZeroState(1)).logits, text.narrow(0, 1, 4));
            crossEntropy.backward();
            optimizer.step();
            loss = crossEntropy.ToDouble();
        }
        Assert.True(loss <= 0.1, $"the loss is still {loss:F3}");
    }

    [Fact]
    public void Tied_weights_are_one_tensor_with_the_gradients_of_both_uses()
    {
        var tied = new LanguageModel(Small with { Embedding = 12, Tied = true }, V);
        Assert.DoesNotContain("Why.weight", tied.state_dict().Keys);
        Assert.Equal([V], tied.state_dict()["bias_y"].shape);
        var loose = new LanguageModel(Small with { Embedding = 12 }, V);
        var weights = loose.state_dict();
        using (no_grad())
        {
            foreach (var (name, weight) in tied.state_dict())
                if (name != "bias_y") weights[name].copy_(weight);
            weights["Why.weight"].copy_(weights["embedding.weight"]);
            tied.state_dict()["bias_y"].copy_(weights["Why.bias"].uniform_(-1, 1));
        }

        var (inputs, targets) = (randint(V, [5, 3], ScalarType.Int64), randint(V, [5, 3], ScalarType.Int64));
        var losses = new[] { tied, loose }.Select(model => CrossEntropy(model.call(inputs, model.ZeroState(3)).logits, targets)).ToList();
        Assert.Equal(losses[1].ToDouble(), losses[0].ToDouble(), 1e-6);
        losses.ForEach(loss => loss.backward());
        var gradients = loose.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.grad!);
        var both = tied.get_parameter("embedding.weight")!.grad!;
        Assert.True(both.allclose(gradients["embedding.weight"] + gradients["Why.weight"], rtol: 1e-5, atol: 1e-7));
        Assert.True(tied.get_parameter("bias_y")!.grad!.allclose(gradients["Why.bias"], rtol: 1e-5, atol: 1e-7));
        Assert.Single(tied.parameters(), parameter => parameter.shape is [V, 12]);
    }

    [Fact]
    public void One_hot_input_is_an_embedding_by_the_identity()
    {
        var oneHot = new LanguageModel(Small with { Embedding = 0 }, V);
        var embedded = new LanguageModel(Small with { Embedding = V }, V);
        Assert.DoesNotContain("embedding.weight", oneHot.state_dict().Keys);
        using (no_grad())
        {
            foreach (var (name, weight) in embedded.state_dict())
                weight.copy_(name == "embedding.weight" ? eye(V) : oneHot.state_dict()[name]);
        }
        var tokens = randint(V, [5, 3], ScalarType.Int64);
        var (actual, expected) = (oneHot.call(tokens, oneHot.ZeroState(3)), embedded.call(tokens, embedded.ZeroState(3)));
        Assert.True(actual.logits.allclose(expected.logits, rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void Scores_are_a_product_of_the_highest_state()
    {
        var model = new LanguageModel(Small, V);
        var (tokens, start) = (randint(V, [5, 3], ScalarType.Int64), model.ZeroState(3));
        var (h, last) = model.Hidden(tokens, start);
        Assert.Equal([5, 3, 12], h.shape);
        Assert.True(h[4].allclose(last.Layers[1].h, rtol: 0, atol: 1e-7));
        var weights = model.state_dict();
        var y = h.matmul(weights["Why.weight"].t()) + weights["Why.bias"];
        Assert.True(model.call(tokens, start).logits.allclose(y, rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void The_inputs_dropout_acts_while_training_only()
    {
        var model = new LanguageModel(Small with { InputDropout = 0.5 }, V);
        var (tokens, start) = (randint(V, [5, 3], ScalarType.Int64), model.ZeroState(3));
        Tensor Lowest() => model.call(tokens, start).last.Layers[0].h;
        model.train();
        Assert.False(Lowest().allclose(Lowest(), rtol: 0, atol: 1e-5));
        model.eval();
        Assert.True(Lowest().allclose(Lowest(), rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_model_outlives_the_scope_it_was_made_in(bool tied)
    {
        var config = Small with { Embedding = 12, Tied = tied, Join = LayerJoinKind.Highway, ForgetBias = 1, RecurrentBias = false };
        LanguageModel model;
        using (NewDisposeScope()) model = new LanguageModel(config, V);
        using (model) Assert.Equal([1, 2, V], model.call(zeros(1, 2, ScalarType.Int64), model.ZeroState(2)).logits.shape);
    }

    private static Tensor CrossEntropy(Tensor logits, Tensor targets) =>
        nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
}
