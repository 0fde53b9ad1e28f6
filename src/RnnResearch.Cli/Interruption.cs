using System.Runtime.InteropServices;

namespace RnnResearch.Cli;

/// <summary>
/// Ctrl-C (and a polite kill) while training: the first asks the loop to finish its step and save, the second ends the
/// process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly Action<string> tell;
    private readonly PosixSignalRegistration[] registrations;

    public Interruption(Action<string> tell)
    {
        this.tell = tell;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (source.IsCancellationRequested) return; // the default action ends the process
        context.Cancel = true;
        source.Cancel();
        tell("interrupted: finishing this step and saving; once more to quit at once");
    }
}
