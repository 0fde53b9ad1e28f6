using System.Diagnostics;
using RnnResearch.Data;
using RnnResearch.Training.Updates;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>The one training loop: next batch, loss, backward, clip, step, log, evaluate, save.</summary>
public sealed class Trainer : IDisposable
{
    private readonly ITrainingTask task;
    private readonly TrainConfig config;
    private readonly RandomStreams streams;
    private readonly MetricsLog metrics;
    private readonly CheckpointStore checkpoints;
    private readonly IReadOnlyDictionary<string, byte[]> attachments;
    private readonly ITrainingProgress progress;
    private readonly Action<long> afterStep;
    private readonly WeightUpdate update;
    private readonly StepReports reports;
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
        (this.task, this.config, this.streams, this.progress) = (task, config, streams, progress);
        (this.metrics, this.checkpoints) = (metrics, checkpoints);
        this.afterStep = afterStep ?? (_ => { });
        this.attachments = attachments.Concat(task.Attachments).ToDictionary();
        update = new WeightUpdate(config.Optimizer, task.Model, config.ClipValue, config.ClipNorm);
        Window = PendingSteps.WindowFor(task.Model);
        Parameters = update.Trained.Sum(weight => weight.numel());
        reports = new StepReports(task, config, metrics, progress);
    }

    /// <summary>Steps after which their losses are read, if not before.</summary>
    internal int Window { get; init; }

    /// <summary>Where the loop stands; behind the weights by the steps whose losses are not yet read.</summary>
    public TrainerState State { get; private set; } = new();

    /// <summary>Trained numbers in the model.</summary>
    public long Parameters { get; }

    private double Seconds => secondsBefore + clock.Elapsed.TotalSeconds;

    /// <summary>
    /// Takes up a checkpoint: weights, optimizer and the loop's own state. What follows is bitwise what would have followed.
    /// </summary>
    /// <exception cref="CheckpointException">It is another model's, beyond the last step, or of other data than there are now.</exception>
    public void Resume(Checkpoint checkpoint)
    {
        if (checkpoint.Step > reports.TotalSteps)
            throw new CheckpointException(
                $"the checkpoint of step {checkpoint.Step} is beyond the {reports.TotalSteps} steps "
                + "that train.epochs and train.max_steps give");
        var state = TrainerState.Of(checkpoint);
        if (state.Data is { } data && data != task.Fingerprint)
            throw new CheckpointException(
                $"step {state.Step}: what this run was trained on has changed since it was saved, so it cannot go on as the same run. "
                + "Put the data back, or begin a new run, which train.init_from gives these weights");
        ModelState.Restore(task.Model, checkpoint.Model);
        task.Restore(checkpoint.Carried);
        update.State.Restore(checkpoint.Optimizer, checkpoint.OptimizerNumbers);
        State = state;
        secondsBefore = State.Seconds;
        metrics.CutBack(State.Step);
        if (State.BestStep > 0 && !checkpoints.IsIntact(State.BestStep)) ReplaceBest();
        if (State.BestStep > 0) checkpoints.MarkBest(State.BestStep);
    }

    /// <summary>
    /// Runs to the last epoch, or to the one that early stopping ends at, or until <paramref name="interrupt"/> is asked for: then the
    /// step in hand is finished and saved. An evaluation that this cuts short is made up for when the run is resumed.
    /// </summary>
    /// <exception cref="TrainingDivergedException">Losses, weights or all evaluations are no numbers.</exception>
    public RunStatus Run(CancellationToken interrupt)
    {
        progress.Started(new TrainingPlan(reports.TotalSteps, config.Epochs, Parameters));
        clock.Restart();
        reports.Pace.Restart();
        using var pending = new PendingSteps(Window);
        if (State.EvaluationDue && !Conclude(State.Step, pending, saving: true, interrupt)) return RunStatus.Interrupted;
        var evaluateEvery = config.EvaluateEvery > 0 ? config.EvaluateEvery : task.StepsPerEpoch;
        for (var step = State.Step + 1; step <= reports.TotalSteps && !StoppedEarly; step++)
        {
            var logging = IsDue(step, config.LogEvery);
            var evaluating = step == reports.TotalSteps || IsDue(step, evaluateEvery);
            var saving = evaluating || IsDue(step, config.SaveEvery);
            var (tokens, done) = Step(step, pending, read: logging || saving);
            State = State with { StepSeconds = State.StepSeconds + reports.Pace.Add(tokens), EvaluationDue = evaluating };
            foreach (var one in done) Advance(one);

            if (logging) Log(step, done[^1].Norm);
            if (!Conclude(step, pending, saving, interrupt)) return RunStatus.Interrupted;
            reports.Pace.Restart(); // evaluating and saving is no training time
        }
        return State.BestStep > 0 ? RunStatus.Finished : throw TrainingDivergedException.OfEvaluations(State.Step, config.SelectBy);
    }

    public void Dispose() => update.Dispose();

    private static bool IsDue(long step, long every) => every > 0 && step % every == 0;

    private bool StoppedEarly => config.Patience > 0 && State.WithoutImprovement >= config.Patience;

    /// <summary>What comes after the update of a step: evaluating, whatever the task writes, saving.</summary>
    /// <returns>whether training goes on</returns>
    private bool Conclude(long step, PendingSteps pending, bool saving, CancellationToken interrupt)
    {
        if (saving) RefuseRuinedWeights(step);
        if (State.EvaluationDue && !Evaluate(step, interrupt))
        {
            Save();
            return false;
        }
        afterStep(step);
        var stopping = interrupt.IsCancellationRequested;
        if (stopping && !saving)
        {
            foreach (var one in Read(pending)) Advance(one);
            RefuseRuinedWeights(step);
        }
        if (saving || stopping) Save();
        return !stopping || step == reports.TotalSteps;
    }

    /// <summary>The last update is the one that no loss has been computed with; what it ruined must not be saved as good.</summary>
    private void RefuseRuinedWeights(long step)
    {
        if (ModelState.Ruined(task.Model) is { } weight) throw TrainingDivergedException.OfWeight(step, weight);
    }

    /// <summary>One update of the weights. The global random stream, from which dropout draws, is seeded by the step.</summary>
    private (long Tokens, IReadOnlyList<MeasuredStep> Done) Step(long step, PendingSteps pending, bool read)
    {
        using var scope = NewDisposeScope();
        streams.SeedGlobal("step", step);
        task.Model.train();
        update.ForgetGradients();
        var loss = task.Loss(step);
        loss.Objective.backward();
        pending.Add(step, loss, update.Clip());
        var done = read || pending.Full ? Read(pending) : [];
        update.Step(reports.LearningRate(step, State));
        return (loss.Tokens, done);
    }

    /// <summary>The steps not yet read, if all of them are good; nothing is saved before that is known.</summary>
    private IReadOnlyList<MeasuredStep> Read(PendingSteps pending)
    {
        var done = pending.Read();
        if (done.FirstOrDefault(step => !step.IsFinite) is not { } bad) return done;
        foreach (var good in done.TakeWhile(step => step.IsFinite)) Advance(good); // for what they warn of
        throw TrainingDivergedException.OfStep(bad);
    }

    private void Log(long step, double norm)
    {
        reports.Log(step, norm, State, Seconds);
        State = State with { WindowNats = 0, WindowTokens = 0 };
    }

    private void Advance(MeasuredStep done)
    {
        var before = State;
        State = before.After(done, task.LossOfChance);
        reports.Tell(done, before);
    }

    /// <returns>whether it came to its end before it was interrupted</returns>
    private bool Evaluate(long step, CancellationToken interrupt)
    {
        IReadOnlyDictionary<string, double> scores;
        try
        {
            using var scope = NewDisposeScope();
            using var quiet = no_grad();
            task.Model.eval();
            scores = task.Evaluate(Split.Validation, interrupt);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return false;
        }
        reports.Log(step, scores, Seconds);
        State = State.AfterEvaluation(step, config.SelectBy, scores, config.Schedule.PlateauAfter);
        return true;
    }

    private void ReplaceBest()
    {
        progress.Warning($"the best checkpoint, of step {State.BestStep}, is damaged or gone: step {State.Step} takes its place");
        State = State with { BestStep = 0 };
        Evaluate(State.Step, CancellationToken.None);
    }

    private void Save()
    {
        State = State with { Seconds = Seconds, Data = task.Fingerprint };
        metrics.Sync();
        using var scope = NewDisposeScope();
        var (tensors, numbers) = update.State.Capture();
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
}
