using RnnResearch.Configuration;
using RnnResearch.Kernels;
using RnnResearch.Recurrent;
using RnnResearch.Recurrent.Fused;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>
/// Every fused cell beside its twin, the cell as it can be read: values and all gradients, for odd sizes, one thread and two, float and
/// double.
/// </summary>
public sealed class FusedTwinTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly int threads = ProcessorThreads.Count;

    public FusedTwinTests() => manual_seed(1);

    /// <summary>
    /// T, B, I and H: single ones, whole vectors and not, more rows than a tile has, weights of more than one panel and more than one
    /// block.
    /// </summary>
    public static TheoryData<CellKind, int, int, int, int> Sizes
    {
        get
        {
            var data = new TheoryData<CellKind, int, int, int, int>();
            (int T, int B, int I, int H)[] sizes =
                [(1, 1, 1, 1), (1, 4, 3, 3), (5, 1, 7, 3), (9, 5, 3, 16), (4, 13, 16, 16), (6, 7, 70, 40), (3, 50, 33, 150)];
            foreach (var kind in Enum.GetValues<CellKind>())
            {
                foreach (var (t, b, i, h) in sizes)
                    data.Add(kind, t, b, i, h);
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
    [MemberData(nameof(Sizes))]
    public void Values_and_gradients_are_those_of_the_cell(CellKind kind, int T, int B, int I, int H)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-5), (ScalarType.Float64, 1e-9) })
        {
            var (fused, twin) = Twins(kind, I, H, type);
            var (x, state) = (randn(T, B, I, dtype: type), twin.ZeroState(B).Map(part => randn_like(part) * 0.5));
            var expected = LayerOutcome.Of(twin, x, state);
            foreach (var count in new[] { 1, 2 })
            {
                ProcessorThreads.Use(count);
                var actual = LayerOutcome.Of(fused, x, state);
                Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
                foreach (var (name, value) in expected)
                    LayerOutcome.Same($"{type}, {count} threads: {name}", value, actual[name], tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_threads_do_not_change_a_bit(CellKind kind)
    {
        var (fused, _) = Twins(kind, 20, 64, ScalarType.Float32);
        var (x, state) = (randn(30, 31, 20), fused.ZeroState(31));
        ProcessorThreads.Use(1);
        var one = LayerOutcome.Of(fused, x, state);
        ProcessorThreads.Use(2);
        var two = LayerOutcome.Of(fused, x, state);
        // Peepholes' gradients are summed by each worker for its rows; MUT1's and MUT2's products of the input are torch's.
        string[] shared = kind switch
        {
            CellKind.LstmPeepholes => ["weight_ci", "weight_cf", "weight_co"],
            CellKind.Mut1 or CellKind.Mut2 => ["weight_ih", "bias_ih", "weight_x", "x"],
            _ => [],
        };
        foreach (var (name, value) in one.Where(entry => !shared.Any(part => entry.Key == $"gradient of {part}")))
            Assert.True(value.allclose(two[name], rtol: 0, atol: 0), name);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_batch_whose_steps_go_back_in_several_runs_is_right_twice(CellKind kind)
    {
        foreach (var batch in new[] { 300, 1100 }) // three steps in a run, the first of which is shorter; a step in each
        {
            var (fused, twin) = Twins(kind, 3, 5, ScalarType.Float64);
            var (x, state) = (randn(7, batch, 3, dtype: ScalarType.Float64), twin.ZeroState(batch).Map(part => randn_like(part) * 0.5));
            foreach (var layer in new[] { twin, fused })
            {
                var (h, last) = layer.call(x, state);
                var loss = (h * h.sin()).sum() + last.h.sum() + (last.c is null ? 0 : last.c.square().sum());
                loss.backward(retain_graph: true);
                loss.backward();
            }
            foreach (var (expected, actual) in twin.parameters().Zip(fused.parameters()))
                LayerOutcome.Same($"{batch} rows", expected.grad!, actual.grad!, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void What_backward_needs_is_held_by_the_graph_alone(CellKind kind)
    {
        var (fused, _) = Twins(kind, 5, 18, ScalarType.Float32);
        var (x, state) = (randn(4, 6, 5), fused.ZeroState(6));
        fused.call(x, state);
        var before = LivingTensors.Count();
        var (h, last) = fused.call(x, state);
        var living = Tensor.TotalCount - before;
        before = LivingTensors.Count();
        var copies = CopyingFunction.Of([h, last.h, .. last.c is null ? Array.Empty<Tensor>() : [last.c]]);
        var ofTheInput = kind is CellKind.Mut1 or CellKind.Mut2 ? 3 : 0; // what projects the input is torch's and the scope's
        Assert.InRange(living, 1, Tensor.TotalCount - before + ofTheInput);
        GC.KeepAlive((h, last, copies));
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void An_input_with_gaps_and_an_expanded_state_are_read_right(CellKind kind)
    {
        var (fused, twin) = Twins(kind, 5, 18, ScalarType.Float64);
        var x = randn(5, 6, 4, dtype: ScalarType.Float64).transpose(0, 2); // [4, 6, 5]
        var state = twin.ZeroState(1).Map(part => randn_like(part).expand(6, -1));
        var (expected, actual) = (twin.call(x, state), fused.call(x, state));
        LayerOutcome.Same("h", expected.h, actual.h, 1e-9);
        LayerOutcome.Same("last h", expected.last.h, actual.last.h, 1e-9);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_stack_with_dropout_between_its_layers_is_the_stack_of_twins(CellKind kind)
    {
        var config = new RecurrentConfig { Cell = kind, Hidden = 24, Layers = 3, Dropout = 0.4, Kernel = RecurrentKernel.Fused };
        var (fused, twin) = (new RecurrentNetwork(10, config), new RecurrentNetwork(10, config with { Kernel = RecurrentKernel.Unrolled }));
        ModelState.Restore(fused, ModelState.Capture(twin));
        var x = randn(7, 6, 10);
        var gradients = new Dictionary<string, Tensor>[2];
        foreach (var (network, i) in new[] { twin, fused }.Select((network, i) => (network, i)))
        {
            manual_seed(7);
            network.train();
            network.call(x, network.ZeroState(6)).y.square().sum().backward();
            var names = ModelState.Capture(network).Keys;
            gradients[i] = names.Zip(network.parameters()).ToDictionary(weight => weight.First, weight => weight.Second.grad!);
        }
        foreach (var (name, gradient) in gradients[0]) LayerOutcome.Same(name, gradient, gradients[1][name], 1e-5);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Backward_may_come_twice_if_the_graph_is_kept(CellKind kind)
    {
        var (fused, _) = Twins(kind, 5, 18, ScalarType.Float64);
        var loss = fused.call(randn(4, 6, 5, dtype: ScalarType.Float64), fused.ZeroState(6)).h.square().sum();
        loss.backward(retain_graph: true);
        var once = fused.parameters().Select(weight => weight.grad!.clone()).ToArray();
        loss.backward();
        foreach (var (first, weight) in once.Zip(fused.parameters())) LayerOutcome.Same("gradient", first * 2, weight.grad!, 1e-9);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Tokens_are_read_as_their_vectors_are(CellKind kind)
    {
        foreach (var (oneHot, steps, threads) in new[] { (false, 9, 1), (true, 9, 1), (true, 1, 1), (false, 9, 2), (true, 9, 2) })
        {
            ProcessorThreads.Use(threads);
            var (fused, twin) = Twins(kind, 6, 18, ScalarType.Float64);
            var tokens = randint(0, 6, [steps, 3]);
            var table = oneHot ? null : randn(6, 6, dtype: ScalarType.Float64);
            var outcomes = new[] { twin, fused }.Select(layer => Outcome(layer, tokens, table)).ToArray();
            foreach (var (name, value) in outcomes[0])
                LayerOutcome.Same($"one-hot {oneHot}, {steps} steps: {name}", value, outcomes[1][name], 1e-9);
        }

        static Dictionary<string, Tensor> Outcome(RecurrentLayer layer, Tensor tokens, Tensor? table)
        {
            var leaf = table?.detach().clone().requires_grad_(true);
            var (h, last) = layer.Read(tokens, leaf, layer.ZeroState(3));
            ((h * h.sin()).sum() + last.h.sum()).backward();
            var found = new Dictionary<string, Tensor> { ["h"] = h };
            if (leaf is not null) found["gradient of the table"] = leaf.grad!;
            foreach (var (name, weight) in layer.named_parameters())
                found[$"gradient of {name["cell.".Length..].Replace("_l0", "")}"] = weight.grad!;
            return found;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void Gradients_come_from_the_last_state_alone_and_go_where_they_are_wanted(CellKind kind)
    {
        var (fused, twin) = Twins(kind, 5, 18, ScalarType.Float64);
        var (x, state) = (randn(4, 6, 5, dtype: ScalarType.Float64), fused.ZeroState(6));
        foreach (var layer in new[] { twin, fused })
        {
            foreach (var (name, weight) in layer.named_parameters())
                weight.requires_grad = !name.Contains("bias_hh") && !name.Contains("weight_ih");
            var last = layer.call(x, state).last;
            (last.c is null ? last.h.sin().sum() : (last.h + last.c.narrow(1, 0, 18)).sin().sum()).backward();
        }
        foreach (var ((name, expected), actual) in twin.named_parameters().Zip(fused.parameters()))
        {
            Assert.Equal(expected.grad is null, actual.grad is null);
            if (expected.grad is not null) LayerOutcome.Same(name, expected.grad, actual.grad!, 1e-9);
        }
    }

    [Fact]
    public void A_token_outside_the_table_is_named()
    {
        var layer = RecurrentLayer.Create(CellKind.Lstm, RecurrentKernel.Fused, 5, 8);
        var wrong = Assert.Throws<ArgumentException>(() => layer.Read(full([4, 2], 5, dtype: ScalarType.Int64), null, layer.ZeroState(2)));
        Assert.Contains("token 5 is none of 5", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 3, 5, "h: expected [3, 8], found [2, 8]")]
    [InlineData(4, 2, 6, "x: expected [4, 2, 5], found [4, 2, 6]")]
    public void A_shape_that_does_not_fit_is_named(int T, int B, int I, string named)
    {
        var layer = RecurrentLayer.Create(CellKind.Lstm, RecurrentKernel.Fused, 5, 8);
        var wrong = Assert.Throws<ArgumentException>(() => layer.call(randn(T, B, I), layer.ZeroState(2)));
        Assert.Equal(named, wrong.Message);
    }

    [Fact]
    public void A_kernel_that_is_not_there_is_a_mistake_in_the_configuration()
    {
        FusedRecurrences.Require(RecurrentKernel.Fused, CellKind.Lstm, CPU);
        FusedRecurrences.Require(RecurrentKernel.Auto, CellKind.Lstm, new Device(DeviceType.CUDA));
        var wrong = Assert.Throws<ConfigException>(
            () => FusedRecurrences.Require(RecurrentKernel.Fused, CellKind.Lstm, new Device(DeviceType.CUDA)));
        Assert.Equal("model.kernel: there is no fused kernel on CUDA; take auto", wrong.Message);
    }

    [Fact]
    public void Fused_says_for_which_numbers_it_is_not()
    {
        var layer = RecurrentLayer.Create(CellKind.Gru, RecurrentKernel.Fused, 5, 8);
        layer.to(ScalarType.BFloat16);
        var wrong = Assert.Throws<NotSupportedException>(() => layer.call(randn(4, 2, 5).to(ScalarType.BFloat16), layer.ZeroState(2)));
        Assert.Contains("BFloat16", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_pass_leaves_no_tensor_behind(CellKind kind)
    {
        var (fused, _) = Twins(kind, 5, 18, ScalarType.Float32);
        Pass();
        var before = LivingTensors.Count();
        Pass();
        // At once, not when a finalizer comes.
        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount - before} more tensors after a pass");

        void Pass()
        {
            using var step = NewDisposeScope();
            var (h, last) = fused.call(randn(4, 6, 5), fused.ZeroState(6));
            var loss = h.sum() + last.h.sum();
            // Of each output: a gradient that is not there counts as a tensor that stays.
            (last.c is null ? loss : loss + last.c.sum()).backward();
            fused.zero_grad();
        }
    }

    [Fact]
    public void A_gradient_goes_back_when_the_scope_of_the_pass_has_ended()
    {
        var (fused, twin) = Twins(CellKind.Lstm, 5, 18, ScalarType.Float64);
        var x = randn(4, 6, 5, dtype: ScalarType.Float64);
        foreach (var layer in new[] { fused, twin })
        {
            Tensor loss;
            using (NewDisposeScope()) loss = layer.call(x, layer.ZeroState(6)).h.square().sum().MoveToOuterDisposeScope();
            loss.backward();
        }
        foreach (var (expected, actual) in twin.parameters().Zip(fused.parameters()))
            LayerOutcome.Same("gradient", expected.grad!, actual.grad!, 1e-9);
    }

    private static (RecurrentLayer Fused, RecurrentLayer Twin) Twins(CellKind kind, int I, int H, ScalarType type)
    {
        var fused = RecurrentLayer.Create(kind, RecurrentKernel.Fused, I, H);
        var twin = RecurrentLayer.Create(kind, RecurrentKernel.Unrolled, I, H);
        fused.to(type);
        twin.to(type);
        ModelState.Restore(fused, ModelState.Capture(twin));
        return (fused, twin);
    }
}
