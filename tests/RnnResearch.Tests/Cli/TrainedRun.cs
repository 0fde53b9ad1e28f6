namespace RnnResearch.Tests.Cli;

/// <summary>The tiny experiment, trained once from beginning to end for all tests that only read its run.</summary>
public sealed class TrainedRun : IDisposable
{
    public TrainedRun()
    {
        try
        {
            Output = Rnn.RunWell("train", "tiny");
        }
        catch
        {
            Dispose(); // nobody else does when a constructor fails
            throw;
        }
    }

    /// <summary>What the training printed.</summary>
    public string Output { get; }

    internal RnnProcess Rnn { get; } = new();

    public void Dispose() => Rnn.Dispose();
}
