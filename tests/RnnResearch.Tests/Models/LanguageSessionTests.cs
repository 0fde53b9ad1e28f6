using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

public sealed class LanguageSessionTests : IDisposable
{
    private const int V = 11;
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly LanguageModel model;

    public LanguageSessionTests()
    {
        manual_seed(1);
        var config = new LanguageModelConfig
        {
            Cell = CellKind.Lstm,
            Hidden = 12,
            Embedding = 7,
            Layers = 2,
            Dropout = 0.5,
            Init = new() { Kind = InitKind.Uniform, Scale = 0.8 },
        };
        model = new LanguageModel(config, V);
        model.eval();
    }

    public void Dispose()
    {
        model.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Token_by_token_it_says_what_the_model_says_of_the_whole_text()
    {
        var tokens = randint(V, [6, 3], ScalarType.Int64);
        var expected = model.call(tokens, model.ZeroState(3)).logits.log_softmax(2);
        using var session = new LanguageSession(model, rows: 3);
        for (var t = 0; t < 6; t++) Assert.True(session.Step(tokens[t]).allclose(expected[t], rtol: 0, atol: 1e-5), $"step {t}");
    }

    [Fact]
    public void Selected_rows_go_on_in_their_order()
    {
        var (tokens, next) = (randint(V, [3], ScalarType.Int64), randint(V, [4], ScalarType.Int64));
        using var session = new LanguageSession(model, rows: 3);
        session.Step(tokens);
        session.Select([2, 0, 0, 1]);
        Assert.Equal(4, session.Rows);
        var last = model.call(tokens.unsqueeze(0), model.ZeroState(3)).last;
        var state = last.Map(part => part.index_select(0, tensor(new long[] { 2, 0, 0, 1 })));
        var expected = model.call(next.unsqueeze(0), state).logits[0].log_softmax(1);
        Assert.True(session.Step(next).allclose(expected, rtol: 0, atol: 1e-5));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_text()
    {
        var before = LivingTensors.Count();
        using (var session = new LanguageSession(model, rows: 2))
        {
            var counts = new List<long>();
            for (var step = 0; step < 50; step++)
            {
                using var stepScope = NewDisposeScope();
                session.Step(zeros(2, ScalarType.Int64));
                session.Select([1, 0]);
                counts.Add(Tensor.TotalCount);
            }
            Assert.Single(counts.Distinct());
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Nothing_of_it_is_recorded_for_a_gradient()
    {
        using var session = new LanguageSession(model, rows: 1);
        Assert.False(session.Step(zeros(1, ScalarType.Int64)).requires_grad);
    }
}
