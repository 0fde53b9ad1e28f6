using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Reading a text token by token without torch, beside a session.</summary>
public sealed class FusedReaderTests : IDisposable
{
    private const int V = 11;
    private static readonly LanguageModelConfig Small = new() { Hidden = 18, Layers = 2, Embedding = 7 };
    private readonly DisposeScope scope = NewDisposeScope();

    public FusedReaderTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Scores_are_those_of_a_session(CellKind kind)
    {
        LanguageModelConfig[] configs =
        [
            Small with { Cell = kind },
            Small with { Cell = kind, Embedding = 0, Layers = 1 },
            Small with { Cell = kind, Embedding = 18, Tied = true },
        ];
        foreach (var config in configs)
        {
            var model = Model(config);
            var start = model.ZeroState(1).Map(part => randn_like(part) * 0.3);
            using var reader = model.Reader(start);
            using var session = new SessionReader(new LanguageSession(model, rows: 1, start));
            foreach (var token in new long[] { 3, 0, 10, 10, 5 })
            {
                float[] scores = [.. reader.Read(token)], expected = [.. session.Read(token)];
                var constant = scores[0] - expected[0]; // the session's are log-probabilities
                Assert.All(scores.Zip(expected), pair => Assert.Equal(pair.Second + constant, pair.First, 1e-5));
            }
        }
    }

    [Fact]
    public void The_kernel_reads_where_it_can()
    {
        Assert.IsType<FusedReader>(Model(Small).Reader());
        Assert.IsType<SessionReader>(Model(Small with { Kernel = RecurrentKernel.Unrolled }).Reader());
        Assert.IsType<SessionReader>(Model(Small with { Join = LayerJoinKind.Residual }).Reader());
    }

    [Fact]
    public void A_token_costs_no_memory()
    {
        using var reader = Model(Small).Reader();
        using var generator = new Generator(1);
        using var text = TokenSampler.Write(reader, [1], new TokenChoice { Temperature = 0.8 }, generator).GetEnumerator();
        for (var i = 0; i < 300; i++) text.MoveNext();
        var (before, tensors) = (GC.GetAllocatedBytesForCurrentThread(), Tensor.TotalCount);
        for (var i = 0; i < 100; i++) text.MoveNext(); // fewer than the draws that are made at once
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(tensors, Tensor.TotalCount);
    }

    [Fact]
    public void A_reader_leaves_no_tensor_behind()
    {
        var model = Model(Small);
        model.Reader().Dispose();
        var before = LivingTensors.Count();
        model.Reader().Dispose();
        Assert.True(Tensor.TotalCount <= before);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(V)]
    public void A_token_outside_the_vocabulary_is_refused(long token)
    {
        using var reader = Model(Small).Reader();
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(token).Length);
    }

    private static LanguageModel Model(LanguageModelConfig config)
    {
        var model = new LanguageModel(config, V);
        model.eval();
        return model;
    }
}
