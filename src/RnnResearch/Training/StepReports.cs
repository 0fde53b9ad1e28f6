using RnnResearch.Data;

namespace RnnResearch.Training;

/// <summary>What the loop has to say of its steps: rows of the metrics file, and lines for whoever watches.</summary>
/// <param name="task">what is trained</param>
/// <param name="config">how</param>
/// <param name="metrics">where measurements go</param>
/// <param name="progress">who watches</param>
internal sealed class StepReports(ITrainingTask task, TrainConfig config, MetricsLog metrics, ITrainingProgress progress)
{
    /// <summary>How fast the steps are.</summary>
    public Pace Pace { get; } = new();

    /// <summary>The last step there may be.</summary>
    public long TotalSteps { get; } =
        Math.Min(config.Epochs * task.StepsPerEpoch, config.MaxSteps > 0 ? config.MaxSteps : long.MaxValue);

    /// <summary>The learning rate of a step.</summary>
    public double LearningRate(long step, TrainerState state) =>
        config.Optimizer.LearningRate * config.Schedule.Factor(step, TotalSteps, task.StepsPerEpoch, state.Plateaus);

    /// <summary>Tells of a step, and warns where its gradient is far larger than those before it.</summary>
    /// <param name="done">the step</param>
    /// <param name="before">the loop's state before it</param>
    public void Tell(MeasuredStep done, TrainerState before)
    {
        if (done.Step > 100 && done.Norm > 100 * before.UsualNorm)
            progress.Warning(
                $"step {done.Step}: the gradient norm is {done.Norm:g3}, usually {before.UsualNorm:g3}: an explosion. "
                + $"train.clip_norm is {config.ClipNorm}.");
        progress.Step(new StepReport(
            done.Step, TotalSteps, Epoch(done.Step), done.Loss, Perplexity(done.Loss), done.Norm, LearningRate(done.Step, before),
            Pace.TokensPerSecond, task.TokenUnit, Pace.Remaining(TotalSteps - done.Step)));
    }

    /// <summary>The rows of the steps since the last ones.</summary>
    /// <param name="step">the last of them</param>
    /// <param name="norm">of its gradients</param>
    /// <param name="state">the loop's, after it</param>
    /// <param name="seconds">of training so far</param>
    public void Log(long step, double norm, TrainerState state, double seconds)
    {
        var loss = state.WindowNats / state.WindowTokens;
        Write(step, Split.Train, "loss", loss, seconds);
        if (Perplexity(loss) is { } perplexity) Write(step, Split.Train, "perplexity", perplexity, seconds);
        Write(step, Split.Train, "smooth_loss", state.SmoothLoss, seconds);
        Write(step, Split.Train, "grad_norm", norm, seconds);
    }

    /// <summary>The rows of an evaluation on the validation split.</summary>
    public void Log(long step, IReadOnlyDictionary<string, double> scores, double seconds)
    {
        foreach (var (name, value) in scores) Write(step, Split.Validation, name, value, seconds);
        progress.Evaluated(step, Split.Validation, scores);
    }

    private double? Perplexity(double loss) => task.LossIsInNats ? Math.Exp(loss) : null;

    private int Epoch(long step) => (int)((step - 1) / task.StepsPerEpoch) + 1;

    private void Write(long step, Split split, string metric, double value, double seconds) =>
        metrics.Write(step, Epoch(step), split, metric, value, seconds);
}
