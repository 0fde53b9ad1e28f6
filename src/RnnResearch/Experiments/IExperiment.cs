using RnnResearch.Data;
using RnnResearch.Decoding;
using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>A task bound to a configuration: something the loop can train, and an evaluation for people to look at.</summary>
internal interface IExperiment : IDisposable
{
    ITrainingTask Task { get; }

    /// <summary>Called before the first step, and before the next one of a run that goes on, with the weights it then has.</summary>
    /// <param name="samplesFolder">what is written goes here, and stands here when the run goes on</param>
    /// <param name="resumed">whether it goes on</param>
    void BeforeTraining(string samplesFolder, bool resumed)
    {
    }

    /// <summary>
    /// Called after each step of training; what is written goes into <paramref name="samplesFolder"/>.
    /// The next step sets the model's mode again.
    /// </summary>
    void AfterStep(long step, string samplesFolder)
    {
    }

    /// <summary>Tables to show besides the scores, in the order in which they came about.</summary>
    IReadOnlyList<ResultTable> Tables => [];

    /// <summary>The command to try next with a run.</summary>
    string Next(string run);

    /// <summary>The held-out splits whose scores are reported.</summary>
    IReadOnlyList<Split> ReportedSplits { get; }

    /// <summary>
    /// Scores of a split with the weights as they are, the model being in eval mode, and what was generated.
    /// </summary>
    /// <param name="split">which split</param>
    /// <param name="decode">how sequences are written, where not as configured</param>
    /// <param name="interrupt">ends it with an <see cref="OperationCanceledException"/></param>
    SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt);
}
