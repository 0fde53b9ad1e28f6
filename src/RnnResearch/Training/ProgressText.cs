using RnnResearch.Data;

namespace RnnResearch.Training;

/// <summary>The one way progress is put into words, in the log file as on the terminal.</summary>
public static class ProgressText
{
    public static string Of(TrainingPlan plan) =>
        $"{plan.Parameters:N0} parameters, {plan.TotalSteps:N0} steps in {plan.Epochs} epoch{(plan.Epochs == 1 ? "" : "s")}";

    public static string Of(StepReport report)
    {
        var perplexity = report.Perplexity is { } value ? $"  ppl {value:G4}" : "";
        return $"step {report.Step}/{report.TotalSteps}  epoch {report.Epoch}  loss {report.Loss:F4}{perplexity}"
            + $"  grad {report.GradNorm:G3}  lr {report.LearningRate:G3}  {report.TokensPerSecond:N0} {report.TokenUnit}/s"
            + $"  eta {Duration(report.Remaining)}";
    }

    public static string Of(long step, Split split, IReadOnlyDictionary<string, double> metrics) =>
        $"step {step}  {split.Name()}:  {string.Join("  ", metrics.Select(metric => $"{metric.Key} {metric.Value:G4}"))}";

    /// <summary>Hours only where there are any: 0:42, 12:05, 1:02:03.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
}
