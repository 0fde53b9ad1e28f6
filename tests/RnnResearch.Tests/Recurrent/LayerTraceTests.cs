using RnnResearch.Models;
using RnnResearch.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>What a cell says of its gates, and that it is what the layers and models compute that are trained.</summary>
public sealed class LayerTraceTests : IDisposable
{
    private const int T = 7;
    private const int B = 3;
    private const int I = 5;
    private const int H = 4;
    private readonly DisposeScope scope = NewDisposeScope();

    public LayerTraceTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_trace_is_what_the_layer_computes(CellKind kind)
    {
        using var layer = RecurrentLayer.Create(kind, RecurrentKernel.Auto, I, H);
        var (x, start) = (randn(T, B, I), layer.ZeroState(B).Map(part => rand_like(part)));
        var (h, last) = layer.call(x, start);
        var trace = layer.Trace(x, start);
        Same(h, trace.h);
        Same(last.h, trace.Last.h);
        Assert.Equal(last.c is null, trace.c is null);
        if (last.c is null) return;
        Same(last.c, trace.Last.c!);
        Same(last.c.narrow(1, 0, H), trace.c![T - 1]);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Gates_make_the_state(CellKind kind)
    {
        using var layer = RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H);
        var start = layer.ZeroState(B).Map(part => rand_like(part));
        var trace = layer.Trace(randn(T, B, I), start);
        Tensor Gate(string name) => trace.Gates.FirstOrDefault(gate => gate.Name == name)?.Value ?? ones(T, B, H);
        Tensor Before(Tensor first, Tensor states) => cat([first.narrow(1, 0, H).unsqueeze(0), states.narrow(0, 0, T - 1)]);

        if (kind == CellKind.PreviousInput) Assert.Empty(trace.Gates);
        else if (trace.c is { } c)
        {
            Same(c, (Gate("f") * Before(start.c!, c)) + (Gate("i") * Gate("g")));
            Same(trace.h, Gate("o") * (kind == CellKind.LstmNoOutputActivation ? c : c.tanh()));
        }
        else if (kind is not (CellKind.Rnn or CellKind.ReluRnn))
        {
            var (z, h) = (Gate("z"), Before(start.h, trace.h));
            var lets = kind is CellKind.Gru or CellKind.GruLecture ? 1 - z : z; // how much of the candidate gets in
            Same(trace.h, (lets * Gate("n")) + ((1 - lets) * h));
        }
        else Assert.Empty(trace.Gates);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Values_are_where_they_are_said_to_be(CellKind kind)
    {
        using var layer = RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H);
        var trace = layer.Trace(randn(T, B, I) * 50, layer.ZeroState(B));
        foreach (var (range, value) in trace.Gates.Select(gate => (gate.Range, gate.Value)).Append((trace.HiddenRange, trace.h)))
        {
            var (least, most) = (value.min().ToSingle(), value.max().ToSingle());
            if (range == GateRange.Unbounded) Assert.True(most > 1);
            else Assert.True(least >= (range == GateRange.Tanh ? -1 : 0) && most <= 1);
        }
    }

    [Theory]
    [InlineData(LayerJoinKind.Plain, 0, false)]
    [InlineData(LayerJoinKind.Residual, 6, false)]
    [InlineData(LayerJoinKind.Highway, H, true)]
    public void A_model_is_traced_through_all_its_layers(LayerJoinKind join, int embedding, bool tied)
    {
        var config = new LanguageModelConfig
        {
            Cell = CellKind.Lstm,
            Hidden = H,
            Layers = 3,
            Embedding = embedding,
            Tied = tied,
            Join = join,
        };
        using var model = new LanguageModel(config with { Dropout = 0.5 }, vocabularySize: 9);
        model.eval();
        var (tokens, start) = (randint(0, 9, [T, B], dtype: ScalarType.Int64), model.ZeroState(B));
        var (logits, last) = model.call(tokens, start);
        var (layers, traced) = model.Trace(tokens, start);
        Same(logits, traced);
        for (var l = 0; l < 3; l++) Same(last.Layers[l].c!, layers[l].c![T - 1]);
    }

    private static void Same(Tensor expected, Tensor actual) =>
        Assert.True(actual.allclose(expected, rtol: 0, atol: 1e-5), $"they differ by up to {(actual - expected).abs().max().ToSingle()}");
}
