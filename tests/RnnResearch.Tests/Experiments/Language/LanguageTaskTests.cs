using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Experiments.Language;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Tests.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Language;

/// <summary>Truncated backpropagation through time: what is carried from chunk to chunk, and what is not.</summary>
public sealed class LanguageTaskTests : IDisposable
{
    private const int B = 40;
    private const int T = 20;
    private const int V = 27;

    private static readonly LanguageConfig Config = LanguageRun.Config with
    {
        Model = new()
        {
            Cell = CellKind.Lstm,
            Hidden = 10,
            Embedding = 5,
            Layers = 2,
            Init = new() { Kind = InitKind.Uniform, Scale = 0.5 },
        },
    };

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly LanguageTask task;

    public LanguageTaskTests()
    {
        manual_seed(1);
        task = Create(Config);
    }

    public void Dispose()
    {
        task.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void States_of_another_number_of_streams_are_refused()
    {
        using var other = Create(Config with { Train = Config.Train with { BatchSize = B / 2 } });
        other.Loss(1);
        var error = Assert.Throws<CheckpointException>(() => task.Restore(other.Carried));
        Assert.Contains($"0.h [{B / 2}, 10]", error.Message);
        Assert.Contains($"in {B} streams (train.batch_size)", error.Message);
    }

    [Fact]
    public void The_task_says_what_the_loop_asks()
    {
        Assert.Equal((9L, "chars", Math.Log(V)), (task.StepsPerEpoch, task.TokenUnit, task.LossOfChance));
        Assert.Equal(task.Corpus.Vocabulary.ToJson(), System.Text.Encoding.UTF8.GetString(task.Attachments["vocabulary.json"]));
    }

    [Fact]
    public void The_state_goes_on_to_the_next_chunk()
    {
        var (first, second) = (task.Loss(1), task.Loss(2));
        // The same text in one chunk of twice the length, from an empty state.
        var (inputs, targets) = new TextStreams(task.Corpus[Split.Train], B, 2 * T).Chunk(0, CPU);
        var (logits, last) = task.Language.call(inputs, task.Language.ZeroState(B));
        Assert.Equal(CrossEntropy(logits.narrow(0, 0, T), targets.narrow(0, 0, T)), first.Loss.ToDouble(), 1e-5);
        Assert.Equal(CrossEntropy(logits.narrow(0, T, T), targets.narrow(0, T, T)), second.Loss.ToDouble(), 1e-5);
        foreach (var (name, part) in last.Named()) Assert.True(task.Carried[name].allclose(part, rtol: 0, atol: 1e-5), name);
        Assert.Equal((B * T, B * T), (first.Tokens, second.Tokens));
    }

    [Fact]
    public void Gradients_end_at_the_chunks_border()
    {
        task.Loss(1).Objective.backward();
        Assert.All(task.Carried.Values, part => Assert.False(part.requires_grad));
        using var before = NetworkState.From(task.Carried).Detached();
        task.Model.zero_grad();
        task.Loss(2).Objective.backward();
        var found = Gradients();

        var (inputs, targets) = new TextStreams(task.Corpus[Split.Train], B, T).Chunk(1, CPU);
        task.Model.zero_grad();
        nn.functional.cross_entropy(task.Language.call(inputs, before).logits.flatten(0, 1), targets.flatten()).backward();
        foreach (var (name, gradient) in Gradients()) Assert.True(gradient.allclose(found[name], rtol: 0, atol: 1e-6), name);
    }

    [Fact]
    public void An_epoch_begins_with_an_empty_state()
    {
        Assert.Empty(task.Carried);
        var first = task.Loss(1).Loss.ToDouble();
        for (var step = 2; step <= 9; step++) task.Loss(step);
        Assert.All(task.Carried.Values, part => Assert.True(part.abs().max().ToDouble() > 0));
        Assert.Equal(first, task.Loss(10).Loss.ToDouble());
    }

    [Fact]
    public void The_last_chunk_of_an_epoch_is_what_is_left()
    {
        for (var step = 1; step <= 8; step++) Assert.Equal(B * T, task.Loss(step).Tokens);
        Assert.Equal(B, task.Loss(9).Tokens); // (6480 - 1) / 40 = 161 inputs a stream
    }

    [Fact]
    public void The_objective_is_a_mean_or_a_sum_over_the_steps_of_the_chunk()
    {
        using var summing = Create(Config with { SumOverTime = true });
        ModelState.Restore(summing.Model, ModelState.Capture(task.Model));
        for (var step = 1; step <= 9; step++)
        {
            var (mean, sum) = (task.Loss(step), summing.Loss(step));
            Assert.Equal(mean.Loss.ToDouble(), mean.Objective.ToDouble());
            Assert.Equal(mean.Loss.ToDouble(), sum.Loss.ToDouble(), 1e-6);
            Assert.Equal((step < 9 ? T : 1) * mean.Loss.ToDouble(), sum.Objective.ToDouble(), 1e-4);
        }
    }

    [Theory]
    [InlineData(RecurrentKernel.Fused)]
    [InlineData(RecurrentKernel.Unrolled)]
    public void Gradients_of_a_sum_over_the_steps_are_so_many_times_those_of_the_mean(RecurrentKernel kernel)
    {
        using var averaging = Create(Config with { Model = Config.Model with { Kernel = kernel } });
        using var summing = Create(Config with { Model = Config.Model with { Kernel = kernel }, SumOverTime = true });
        ModelState.Restore(summing.Model, ModelState.Capture(averaging.Model));
        averaging.Loss(1).Objective.backward();
        summing.Loss(1).Objective.backward();
        foreach (var (mean, sum) in averaging.Model.parameters().Zip(summing.Model.parameters()))
        {
            LayerOutcome.Same($"{kernel}", mean.grad! * T, sum.grad!, 1e-5);
        }
    }

    [Fact]
    public void What_was_carried_can_be_taken_up_by_another_task()
    {
        task.Loss(1);
        using var other = Create(Config);
        ModelState.Restore(other.Model, ModelState.Capture(task.Model));
        other.Restore(task.Carried);
        Assert.Equal(task.Loss(2).Loss.ToDouble(), other.Loss(2).Loss.ToDouble());
        other.Restore(new Dictionary<string, Tensor>());
        Assert.Empty(other.Carried);
    }

    [Fact]
    public void Steps_and_evaluations_leave_no_tensor_behind()
    {
        void Step(long step)
        {
            using var inner = NewDisposeScope();
            task.Model.zero_grad();
            task.Loss(step).Objective.backward();
            using var quiet = no_grad();
            task.Evaluate(Split.Validation);
        }
        Step(1); // makes gradients and the carried state, which stay
        // Nothing comes back to the state after the last step.
        var (missing, forEach) = (task.Carried.Count, LivingTensors.ForMissingGradient());
        var before = LivingTensors.Count();
        for (var step = 2; step < 6; step++) Step(step);
        Assert.Equal(before + (4 * missing * forEach), Tensor.TotalCount);
    }

    private static LanguageTask Create(LanguageConfig config)
    {
        var corpus = TextCorpus.Load(config.Data, null, _ => { });
        return new LanguageTask(config, corpus, new LanguageModel(config.Model, corpus.Vocabulary.Count));
    }

    private Dictionary<string, Tensor> Gradients() =>
        task.Model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.grad!.clone());

    private static double CrossEntropy(Tensor logits, Tensor targets) =>
        nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten()).ToDouble();
}
