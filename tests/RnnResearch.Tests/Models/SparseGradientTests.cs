using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Gradients of tables of vectors, sparse beside dense.</summary>
public sealed class SparseGradientTests : IDisposable
{
    private const int V = 30;
    private const string Table = "embedding.weight";

    private static readonly LanguageModelConfig Small = new() { Hidden = 12, Embedding = 12, Layers = 1 };

    private readonly DisposeScope scope = NewDisposeScope();

    public SparseGradientTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(RecurrentKernel.Fused, 0)]
    [InlineData(RecurrentKernel.BuiltIn, 0)]
    [InlineData(RecurrentKernel.Fused, 0.5)]
    public void A_language_models_is_sparse_when_asked_for_and_the_same(RecurrentKernel kernel, double inputDropout)
    {
        var model = new LanguageModel(Small with { Kernel = kernel, InputDropout = inputDropout }, V);
        var (dense, sparse) = BothWays(model, Repeating([7, 3]));
        Assert.False(dense[Table].is_sparse);
        Assert.True(sparse[Table].is_sparse);
        Assert.Equal([1, 21], sparse[Table].SparseIndices.shape);
        Same(dense, sparse);
    }

    [Fact]
    public void Of_as_many_tokens_as_words_it_is_dense()
    {
        var (dense, asked) = BothWays(new LanguageModel(Small with { Kernel = RecurrentKernel.BuiltIn }, V), Repeating([10, 3]));
        Assert.False(asked[Table].is_sparse);
        Same(dense, asked);
    }

    [Fact]
    public void Tied_weights_have_the_gradients_of_both_uses()
    {
        var (dense, asked) = BothWays(new LanguageModel(Small with { Tied = true }, V), Repeating([7, 3]));
        Same(dense, asked);
    }

    [Fact]
    public void Two_uses_of_a_table_add_up()
    {
        var table = randn(9, 4).requires_grad_(true);
        (RowLookup.Of(table, tensor(new long[] { 1, 5, 1 })) * 2).sum().backward();
        RowLookup.Of(table, tensor(new long[] { 5, 8 })).square().sum().backward();
        var gradient = table.grad!.to_dense();
        var expected = zeros_like(table);
        expected[1] = tensor(4f);
        expected[5] = 2 + (2 * table[5].detach());
        expected[8] = 2 * table[8].detach();
        Assert.True(gradient.allclose(expected));
    }

    [Fact]
    public void Without_gradients_a_lookup_is_a_lookup()
    {
        var table = randn(9, 4).requires_grad_(true);
        var tokens = tensor(new long[] { 1, 5, 1, 0 }).view(2, 2);
        using (no_grad()) Assert.False(RowLookup.Of(table, tokens).requires_grad);
        Assert.False(RowLookup.Of(table.detach(), tokens).requires_grad);
        Assert.True(RowLookup.Of(table, tokens).allclose(table.index_select(0, tokens.flatten()).view(2, 2, 4), rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData("attention Lstm")]
    [InlineData("plain Lstm")]
    public void A_decoders_is_sparse_when_asked_for_and_the_same(string variant)
    {
        var config = TestCaptioner.Config(variant);
        CaptionDecoder decoder = config.Kind == CaptionerKind.Plain
            ? new PlainDecoder(config, 40, TestCaptioner.Channels)
            : new AttentionDecoder(config, 40, TestCaptioner.Channels);
        var (annotations, captions) = (TestCaptioner.Annotations(), TestCaptioner.Captions());
        var (dense, sparse) = BothWays(decoder, decoder, () => decoder.Loss(annotations, captions).crossEntropy);
        Assert.False(dense[Table].is_sparse);
        Assert.True(sparse[Table].is_sparse);
        Same(dense, sparse);
    }

    [Fact]
    public void The_packages_optimizer_trains_a_model_that_nobody_asked()
    {
        var model = new LanguageModel(Small, V);
        var optimizer = optim.Adam(model.parameters());
        Loss(model, Repeating([7, 3])).backward();
        optimizer.step();
        Assert.False(model.SparseGradients);
    }

    private static Tensor Loss(LanguageModel model, Tensor tokens)
    {
        manual_seed(2); // of the dropout
        return model.Loss(tokens, (tokens + 1) % V, model.ZeroState(tokens.shape[1])).loss;
    }

    /// <summary>Few different tokens, most of them more than once.</summary>
    private static Tensor Repeating(long[] shape) => randint(5, shape, ScalarType.Int64) * 6;

    private static (Dictionary<string, Tensor> Dense, Dictionary<string, Tensor> Sparse) BothWays(LanguageModel model, Tensor tokens) =>
        BothWays(model, model, () => Loss(model, tokens));

    private static (Dictionary<string, Tensor> Dense, Dictionary<string, Tensor> Sparse) BothWays(
        nn.Module module, ISparseGradients model, Func<Tensor> loss)
    {
        Dictionary<string, Tensor> Gradients(bool sparse)
        {
            model.SparseGradients = sparse;
            module.zero_grad();
            loss().backward();
            var reached = module.named_parameters().Where(entry => entry.parameter.grad is not null);
            return reached.ToDictionary(entry => entry.name, entry => entry.parameter.grad!);
        }
        return (Gradients(false), Gradients(true));
    }

    private static void Same(Dictionary<string, Tensor> dense, Dictionary<string, Tensor> found)
    {
        Assert.Equal(dense.Keys, found.Keys);
        foreach (var (name, gradient) in dense)
            LayerOutcome.Same(name, gradient, found[name].is_sparse ? found[name].to_dense() : found[name], 1e-6);
    }
}
