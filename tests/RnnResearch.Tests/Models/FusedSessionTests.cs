using RnnResearch.Decoding;
using RnnResearch.Kernels;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Models;

/// <summary>Writing texts side by side on the kernels, beside the session that runs the model itself.</summary>
public sealed class FusedSessionTests : IDisposable
{
    private const int V = 11;
    private static readonly LanguageModelConfig Small =
        new() { Hidden = 18, Layers = 2, Embedding = 7, Init = new() { Kind = InitKind.Uniform, Scale = 0.3 } };

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public FusedSessionTests() => manual_seed(1);

    /// <summary>Every cell, in stacks of one to three.</summary>
    public static TheoryData<CellKind, int> Stacks
    {
        get
        {
            var data = new TheoryData<CellKind, int>();
            foreach (var kind in Enum.GetValues<CellKind>())
            {
                for (var layers = 1; layers <= 3; layers++) data.Add(kind, layers);
            }
            return data;
        }
    }

    public void Dispose()
    {
        ProcessorThreads.Use(threads);
        scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Rows_dropped_swapped_repeated_and_more_than_before_go_on_as_in_the_model(CellKind kind, int layers)
    {
        var plain = Small with { Cell = kind, Layers = layers };
        LanguageModelConfig[] configs = [plain, plain with { Embedding = 0 }, plain with { Hidden = 32, Embedding = 32, Tied = true }];
        long[][] selections = [[0, 1, 2], [2, 0, 1], [1, 1, 0, 2, 2, 0, 1], [6, 0], [1, 1, 1], [0, 1, 2, 0, 1, 2, 0, 1, 2], [8]];
        foreach (var config in configs)
        {
            var model = Model(config);
            var start = model.ZeroState(1).Map(part => randn_like(part) * 0.3);
            using var session = Assert.IsType<FusedSession>(model.Session(rows: 3, start));
            using var twin = new LanguageSession(model, rows: 3, start);
            session.Select([2, 1, 0]); // before there was a step
            foreach (var rows in selections)
            {
                Same(session, twin);
                session.Select(rows);
                twin.Select(rows);
                session.Select([.. Enumerable.Range(0, rows.Length).Select(row => (long)row)]); // twice without a step
                Assert.Equal(rows.Length, session.Rows);
            }
            Same(session, twin);
        }

        static void Same(IDecodingSession session, IDecodingSession twin)
        {
            for (var step = 0; step < 2; step++)
            {
                var tokens = randint(V, [twin.Rows], ScalarType.Int64);
                var (expected, actual) = (twin.Step(tokens), session.Step(tokens));
                Assert.Equal(expected.shape, actual.shape);
                var apart = (actual - expected).abs().max().ToDouble();
                Assert.True(actual.allclose(expected, rtol: 0, atol: 1e-5), $"{apart} apart for {twin.Rows} rows");
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.LstmFullGateRecurrence)]
    public void Two_threads_write_what_one_does(CellKind kind)
    {
        var model = Model(Small with { Cell = kind, Hidden = 150, Embedding = 30 }, vocabulary: 300);
        var tokens = randint(300, [5, 16], ScalarType.Int64);
        var written = new List<Tensor>[2];
        for (var i = 0; i < 2; i++)
        {
            ProcessorThreads.Use(i + 1);
            using var session = model.Session(rows: 16);
            written[i] = [.. Enumerable.Range(0, 5).Select(t => session.Step(tokens[t]))];
        }
        foreach (var (one, two) in written[0].Zip(written[1])) Assert.True(two.allclose(one, rtol: 0, atol: 0));
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Beam_search_finds_what_it_finds_in_the_model(CellKind kind)
    {
        var config = Small with { Cell = kind };
        var (fused, twin) = (Model(config), Model(config with { Kernel = RecurrentKernel.Unrolled }));
        ModelState.Restore(fused, ModelState.Capture(twin));
        var decoding = new DecodeConfig { Beam = 5, MaxLength = 12 };
        using var session = Assert.IsType<FusedSession>(fused.Session(rows: 4));
        using var slow = Assert.IsType<LanguageSession>(twin.Session(rows: 4));
        var beginnings = tensor(new long[] { 3, 4, 5, 6 }); // four different ones
        foreach (var opened in new[] { session, (IDecodingSession)slow }) opened.Step(beginnings).Dispose();
        var (found, expected) = (BeamSearch.Run(session, start: 1, end: 0, decoding), BeamSearch.Run(slow, start: 1, end: 0, decoding));
        foreach (var (hypothesis, truth) in found.Zip(expected))
        {
            Assert.Equal(truth.Tokens, hypothesis.Tokens);
            Assert.Equal(truth.Finished, hypothesis.Finished);
            Assert.Equal(truth.LogProbability, hypothesis.LogProbability, 1e-4);
        }
    }

    [Fact]
    public void The_kernel_writes_where_it_can()
    {
        Assert.IsType<FusedSession>(Model(Small).Session(2));
        Assert.IsType<LanguageSession>(Model(Small with { Kernel = RecurrentKernel.Unrolled }).Session(2));
        Assert.IsType<LanguageSession>(Model(Small with { Join = LayerJoinKind.Highway }).Session(2));
        Assert.IsType<LanguageSession>(InDouble().Session(2));

        static LanguageModel InDouble()
        {
            var model = Model(Small);
            model.to(ScalarType.Float64);
            return model;
        }
    }

    [Fact]
    public void A_step_keeps_nothing_and_a_selection_within_the_room_takes_no_memory()
    {
        using var session = Model(Small).Session(6);
        long[] rows = [5, 4, 3, 2, 1, 0];
        var tokens = zeros(6, dtype: ScalarType.Int64);
        for (var i = 0; i < 50; i++) Turn();
        var (tensors, before) = (Tensor.TotalCount, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 100; i++) Select();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 100; i++) Turn();
        Assert.Equal(tensors, Tensor.TotalCount);
        // Handles of tensors; a model of torch operators takes ten times as much.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 4096);

        void Turn()
        {
            session.Step(tokens).Dispose();
            Select();
        }

        void Select() => session.Select(rows);
    }

    [Fact]
    public void A_session_that_has_grown_leaves_no_tensor_behind()
    {
        var model = Model(Small with { Cell = CellKind.LstmFullGateRecurrence });
        Use();
        var before = LivingTensors.Count();
        Use();
        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount - before} more tensors after a session");

        void Use()
        {
            using var step = NewDisposeScope();
            using var session = model.Session(2);
            session.Select([0, 1, 0, 1, 0]);
            session.Step(zeros(5, dtype: ScalarType.Int64));
            session.Select([4, 3, 2, 1, 0, 0, 0, 0]);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_and_changes_nothing()
    {
        var model = Model(Small);
        using var session = model.Session(2);
        var wrong = Assert.Throws<ArgumentException>(() => session.Step(zeros(3, dtype: ScalarType.Int64)));
        Assert.Contains("[3], expected [2]", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step(tensor(new long[] { 0, V })));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step(tensor(new long[] { -1, 0 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Select([0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Select([-1]));
        using var fresh = model.Session(2);
        var tokens = tensor(new long[] { 3, 4 });
        Assert.True(session.Step(tokens).allclose(fresh.Step(tokens), rtol: 0, atol: 0));
    }

    [Fact]
    public void No_rows_are_rows()
    {
        using var session = Model(Small).Session(2);
        session.Select([]);
        Assert.Equal([0, V], session.Step(zeros(0, dtype: ScalarType.Int64)).shape);
    }

    private static LanguageModel Model(LanguageModelConfig config, int vocabulary = V)
    {
        var model = new LanguageModel(config, vocabulary);
        model.eval();
        return model;
    }
}
