using System.Diagnostics;
using RnnResearch.Data;
using RnnResearch.Training.Updates;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>The one training loop: next batch, loss, backward, clip, step, log, evaluate, save.</summary>
public sealed class Trainer
{
    private readonly ITrainingTask task;
    private readonly TrainConfig config;
    private readonly RandomStreams streams;
    private readonly MetricsLog metrics;
    private readonly CheckpointStore checkpoints;
    private readonly IReadOnlyDictionary<string, byte[]> attachments;
    private readonly ITrainingProgress progress;
    private readonly Action<long> afterStep;
    private readonly OptimizerHelper optimizer;
    private readonly WeightUpdate update;
    private readonly long totalSteps;
    private readonly Stopwatch clock = new();
    private double secondsBefore;

    /// <param name="task">what to train</param>
    /// <param name="config">how</param>
    /// <param name="streams">the experiment's randomness</param>
    /// <param name="metrics">where measurements go</param>
    /// <param name="checkpoints">where checkpoints go</param>
    /// <param name="attachments">files that travel inside each checkpoint, besides the task's own</param>
    /// <param name="progress">who watches</param>
    /// <param name="afterStep">called with each step done, such as to write samples; it must change nothing that is trained</param>
    public Trainer(
        ITrainingTask task,
        TrainConfig config,
        RandomStreams streams,
        MetricsLog metrics,
        CheckpointStore checkpoints,
        IReadOnlyDictionary<string, byte[]> attachments,
        ITrainingProgress progress,
        Action<long>? afterStep = null)
    {
        (this.task, this.config, this.streams, this.metrics, this.checkpoints, this.progress) = (task, config, streams, metrics, checkpoints, progress);
        this.afterStep = afterStep ?? (_ => { });
        this.attachments = attachments.Concat(task.Attachments).ToDictionary();
        optimizer = Optimizers.Create(config.Optimizer, task.Model);
        update = new WeightUpdate(optimizer, config.Optimizer, config.ClipValue, config.ClipNorm);
        Parameters = optimizer.parameters().Sum(parameter => parameter.numel());
        totalSteps = config.Epochs * task.StepsPerEpoch;
        if (config.MaxSteps > 0) totalSteps = Math.Min(totalSteps, config.MaxSteps);
    }

    /// <summary>Where the loop stands.</summary>
    public TrainerState State { get; private set; } = new();

    /// <summary>Trained numbers in the model.</summary>
    public long Parameters { get; }

    private double Seconds => secondsBefore + clock.Elapsed.TotalSeconds;

    /// <summary>Takes up a checkpoint: weights, optimizer and the loop's own state. What follows is bitwise what would have followed.</summary>
    public void Resume(Checkpoint checkpoint)
    {
        ModelState.Restore(task.Model, checkpoint.Model);
        task.Restore(checkpoint.Carried);
        OptimizerState.Restore(optimizer, checkpoint.Optimizer, checkpoint.OptimizerNumbers);
        State = TrainerState.FromJson(checkpoint.State);
        secondsBefore = State.Seconds;
        if (State.BestStep > 0) checkpoints.MarkBest(State.BestStep);
        metrics.CutBack(State.Step);
    }

    /// <summary>Runs to the last epoch, or to the one that early stopping ends at, or until <paramref name="interrupt"/> is asked for: then the step in hand is finished and saved.</summary>
    public RunStatus Run(CancellationToken interrupt)
    {
        progress.Started(new TrainingPlan(totalSteps, config.Epochs, Parameters));
        clock.Restart();
        var pace = new Pace();
        while (State.Step < totalSteps && !StoppedEarly)
        {
            var step = State.Step + 1;
            var (loss, tokens, norm) = Step(step);
            var seconds = pace.Add(tokens);
            Advance(step, loss, tokens, norm, seconds);
            var epoch = (int)((step - 1) / task.StepsPerEpoch) + 1;
            progress.Step(new StepReport(step, totalSteps, epoch, loss, Math.Exp(loss), norm, LearningRate(step), pace.TokensPerSecond, task.TokenUnit, pace.Remaining(totalSteps - step)));

            if (step % config.LogEvery == 0) Log(step, epoch, norm);
            var evaluating = step == totalSteps || IsDue(step, config.EvaluateEvery > 0 ? config.EvaluateEvery : task.StepsPerEpoch);
            if (evaluating) Evaluate(step, epoch);
            afterStep(step);
            var stopping = interrupt.IsCancellationRequested;
            if (evaluating || stopping || IsDue(step, config.SaveEvery)) Save();
            if (stopping && step < totalSteps) return RunStatus.Interrupted;
            pace.Restart(); // evaluating and saving is no training time
        }
        return RunStatus.Finished;
    }

    private static bool IsDue(long step, long every) => every > 0 && step % every == 0;

    private bool StoppedEarly => config.Patience > 0 && State.WithoutImprovement >= config.Patience;

    /// <summary>One update of the weights. The global random stream, from which dropout draws, is seeded by the step.</summary>
    private (double Loss, long Tokens, double Norm) Step(long step)
    {
        using var scope = NewDisposeScope();
        streams.SeedGlobal("step", step);
        foreach (var group in optimizer.ParamGroups) group.LearningRate = LearningRate(step);
        task.Model.train();
        task.Model.zero_grad();
        var loss = task.Loss(step);
        loss.Objective.backward();
        var norm = update.Clip();
        var value = loss.CrossEntropy.ToDouble();
        if (!double.IsFinite(value) || !double.IsFinite(norm))
            throw new TrainingDivergedException($"step {step}: the loss is {value} and the gradient norm {norm}. The weights were not updated; the last checkpoint is good. Try a lower train.optimizer.learning_rate, a train.clip_norm, or a warm-up.");
        update.Step();
        return (value, loss.Tokens, norm);
    }

    private double LearningRate(long step) =>
        config.Optimizer.LearningRate * config.Schedule.Factor(step, totalSteps, task.StepsPerEpoch, State.Plateaus);

    private void Advance(long step, double loss, long tokens, double norm, double seconds)
    {
        if (step > 100 && norm > 100 * State.UsualNorm)
            progress.Warning($"step {step}: the gradient norm is {norm:g3}, usually {State.UsualNorm:g3}: an explosion. train.clip_norm is {config.ClipNorm}.");
        State = State with
        {
            Step = step,
            Tokens = State.Tokens + tokens,
            StepSeconds = State.StepSeconds + seconds,
            WindowNats = State.WindowNats + (loss * tokens),
            WindowTokens = State.WindowTokens + tokens,
            SmoothLoss = (0.999 * (step == 1 ? task.LossOfChance : State.SmoothLoss)) + (0.001 * loss),
            UsualNorm = step == 1 ? norm : (0.99 * State.UsualNorm) + (0.01 * norm),
        };
    }

    private void Log(long step, int epoch, double norm)
    {
        var loss = State.WindowNats / State.WindowTokens;
        Write(step, epoch, Split.Train, "loss", loss);
        Write(step, epoch, Split.Train, "perplexity", Math.Exp(loss));
        Write(step, epoch, Split.Train, "smooth_loss", State.SmoothLoss);
        Write(step, epoch, Split.Train, "grad_norm", norm);
        State = State with { WindowNats = 0, WindowTokens = 0 };
    }

    private void Evaluate(long step, int epoch)
    {
        task.Model.eval();
        IReadOnlyDictionary<string, double> scores;
        using (NewDisposeScope())
        using (no_grad())
            scores = task.Evaluate(Split.Validation);
        foreach (var (name, value) in scores) Write(step, epoch, Split.Validation, name, value);
        progress.Evaluated(step, Split.Validation, scores);

        if (!scores.TryGetValue(config.SelectBy, out var chosen))
            throw new InvalidDataException($"train.select_by: there is no validation metric '{config.SelectBy}'; expected one of {string.Join(", ", scores.Keys)}");
        var better = State.BestStep == 0 || (LowerIsBetter(config.SelectBy) ? chosen < State.BestValue : chosen > State.BestValue);
        State = better
            ? State with { BestStep = step, BestValue = chosen, BestMetrics = scores, WithoutImprovement = 0 }
            : State with
            {
                WithoutImprovement = State.WithoutImprovement + 1,
                Plateaus = State.Plateaus + ((State.WithoutImprovement + 1) % config.Schedule.PlateauAfter == 0 ? 1 : 0),
            };
    }

    private void Save()
    {
        State = State with { Seconds = Seconds };
        using var scope = NewDisposeScope();
        var (tensors, numbers) = OptimizerState.Capture(optimizer);
        var checkpoint = new Checkpoint
        {
            Step = State.Step,
            Model = ModelState.Capture(task.Model),
            Carried = task.Carried,
            Optimizer = tensors,
            OptimizerNumbers = numbers,
            State = State.ToJson(),
            Attachments = attachments,
        };
        checkpoints.Save(checkpoint, best: State.BestStep == State.Step);
    }

    private void Write(long step, int epoch, Split split, string metric, double value) =>
        metrics.Write(step, epoch, split, metric, value, Seconds);

    private static bool LowerIsBetter(string metric) => metric is "loss" or "bpc" or "perplexity";
}
