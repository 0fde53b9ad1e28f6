using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnResearch.Training;

/// <summary>
/// What the loop itself remembers between steps; everything else follows from the step. Saved in each checkpoint's state.
/// </summary>
public sealed record TrainerState
{
    /// <summary>As all JSON here, but for the names, which checkpoints have had from the beginning.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonFile.Options) { PropertyNamingPolicy = null };

    /// <summary>Steps taken.</summary>
    public long Step { get; init; }

    /// <summary>Seconds spent so far, interruptions not counted.</summary>
    public double Seconds { get; init; }

    /// <summary>Targets in the loss of all steps so far.</summary>
    public long Tokens { get; init; }

    /// <summary>Seconds those steps took, evaluation and saving left out.</summary>
    public double StepSeconds { get; init; }

    /// <summary>How fast the steps were, all in all; 0 before the first.</summary>
    [JsonIgnore]
    public double TokensPerSecond => StepSeconds > 0 ? Tokens / StepSeconds : 0;

    /// <summary>Loss of the steps since the last row of the metrics file: Σ loss · tokens, in nats.</summary>
    public double WindowNats { get; init; }

    /// <summary>Tokens of those steps.</summary>
    public long WindowTokens { get; init; }

    /// <summary>Loss smoothed as min-char-rnn does it, 0.999 s + 0.001 loss, from the loss of chance on.</summary>
    public double SmoothLoss { get; init; }

    /// <summary>Running mean of the gradient norm, to tell an explosion from a large network.</summary>
    public double UsualNorm { get; init; }

    /// <summary>Whether the evaluation after this step was cut short and is still to be made.</summary>
    public bool EvaluationDue { get; init; }

    /// <summary>The fingerprint of what is trained on, where the task has one.</summary>
    public string? Data { get; init; }

    /// <summary>The step with the best validation metric so far; 0 before the first evaluation that gave a number.</summary>
    public long BestStep { get; init; }

    /// <summary>That metric.</summary>
    public double BestValue { get; init; }

    /// <summary>All validation metrics at that step.</summary>
    public IReadOnlyDictionary<string, double> BestMetrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Evaluations since then without a better one.</summary>
    public int WithoutImprovement { get; init; }

    /// <summary>How often that has become a plateau, on which the schedule may lower the learning rate.</summary>
    public int Plateaus { get; init; }

    /// <summary>After one more step.</summary>
    /// <param name="done">the step</param>
    /// <param name="lossOfChance">where the smoothed loss begins</param>
    public TrainerState After(MeasuredStep done, double lossOfChance) => this with
    {
        Step = done.Step,
        Tokens = Tokens + done.Tokens,
        WindowNats = WindowNats + (done.Loss * done.Tokens),
        WindowTokens = WindowTokens + done.Tokens,
        SmoothLoss = (0.999 * (done.Step == 1 ? lossOfChance : SmoothLoss)) + (0.001 * done.Loss),
        UsualNorm = done.Step == 1 ? done.Norm : (0.99 * UsualNorm) + (0.01 * done.Norm),
    };

    /// <summary>After the evaluation of a step. What is no number is never the best; an infinite value may be.</summary>
    /// <param name="step">the step</param>
    /// <param name="metric">chooses the best: <c>loss</c>, <c>bpc</c> and <c>perplexity</c> by the lowest, any other by the highest</param>
    /// <param name="scores">all validation metrics</param>
    /// <param name="plateauAfter">so many in a row that are not better make a plateau</param>
    /// <exception cref="InvalidDataException">There is no such metric.</exception>
    public TrainerState AfterEvaluation(long step, string metric, IReadOnlyDictionary<string, double> scores, int plateauAfter)
    {
        if (!scores.TryGetValue(metric, out var chosen))
            throw new InvalidDataException(
                $"train.select_by: there is no validation metric '{metric}'; expected one of {string.Join(", ", scores.Keys)}");
        var lowerIsBetter = metric is "loss" or "bpc" or "perplexity";
        var isFirst = BestStep == 0 || double.IsNaN(BestValue);
        var better = !double.IsNaN(chosen) && (isFirst || (lowerIsBetter ? chosen < BestValue : chosen > BestValue));
        var after = this with { EvaluationDue = false };
        return better
            ? after with { BestStep = step, BestValue = chosen, BestMetrics = scores, WithoutImprovement = 0 }
            : after with
            {
                WithoutImprovement = WithoutImprovement + 1,
                Plateaus = Plateaus + ((WithoutImprovement + 1) % plateauAfter == 0 ? 1 : 0),
            };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The state that a checkpoint holds.</summary>
    /// <exception cref="CheckpointException">It is none, or not one that the loop can have had at that step.</exception>
    public static TrainerState Of(Checkpoint checkpoint)
    {
        try
        {
            var state = JsonSerializer.Deserialize<TrainerState>(checkpoint.State, Options);
            if (state?.IsPossible == true && state.Step == checkpoint.Step) return state;
            throw new JsonException("no loop can have had such numbers at that step");
        }
        catch (JsonException error)
        {
            throw new CheckpointException(
                $"step {checkpoint.Step}: the checkpoint's state.json is not what the loop has written: loop: {error.Message}");
        }
    }

    private bool IsPossible =>
        Step >= 0 && Tokens >= 0 && WindowTokens >= 0 && WindowTokens <= Tokens
        && BestStep >= 0 && BestStep <= Step && WithoutImprovement >= 0 && Plateaus >= 0
        && Seconds >= 0 && StepSeconds >= 0 && UsualNorm >= 0 && !double.IsNaN(BestValue) // which may be infinite
        && new[] { Seconds, StepSeconds, WindowNats, SmoothLoss, UsualNorm }.All(double.IsFinite);
}
