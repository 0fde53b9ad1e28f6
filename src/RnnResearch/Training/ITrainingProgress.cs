using RnnResearch.Data;

namespace RnnResearch.Training;

/// <summary>Whoever watches a run: the terminal, the log file, a test.</summary>
public interface ITrainingProgress
{
    /// <summary>Something worth a line, such as which data set was opened.</summary>
    void Message(string text);

    /// <summary>Something the user should look at, such as a damaged checkpoint or an exploding gradient.</summary>
    void Warning(string text);

    /// <summary>Training is about to begin, or to go on.</summary>
    void Started(TrainingPlan plan);

    /// <summary>A step was done and is worth reporting; the loop decides how often.</summary>
    void Step(StepReport report);

    /// <summary>A split was evaluated after a step.</summary>
    void Evaluated(long step, Split split, IReadOnlyDictionary<string, double> metrics);
}
