using System.Runtime.InteropServices;

namespace RnnResearch.Cli;

/// <summary>
/// Ctrl-C (and a polite kill) while training: the first asks the loop to finish its step and save, the second ends the
/// process at once. A worker leaves Ctrl-C, which a terminal sends to all of its processes, to the one that started it, and is asked by the
/// end of its standard input: so it also stops when that process is gone.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenSource atOnce = new();
    private readonly Lock gate = new();
    private readonly Action<string> tell;
    private readonly bool isWorker;
    private readonly PosixSignalRegistration[] registrations;
    private bool disposed;

    /// <param name="tell">hears that the first interruption has come</param>
    /// <param name="leash">for a worker: what ends when it is to stop</param>
    public Interruption(Action<string> tell, Stream? leash = null)
    {
        this.tell = tell;
        isWorker = leash is not null;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, isWorker ? context => context.Cancel = true : OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
        if (leash is not null) new Thread(() => Follow(leash)) { IsBackground = true }.Start();
    }

    /// <summary>Asks to finish the step and save.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Cancelled just before the process ends by a second interruption.</summary>
    public CancellationToken AtOnce => atOnce.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        lock (gate)
        {
            disposed = true;
            source.Dispose();
            atOnce.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Ask() || isWorker) context.Cancel = true;
        else End();
    }

    /// <summary>
    /// Leaves it to the default action to end the process, but not before whoever listens is done, however many signals come.
    /// </summary>
    private void End()
    {
        lock (gate)
        {
            if (!disposed) atOnce.Cancel();
        }
    }

    private void Follow(Stream leash)
    {
        while (leash.ReadByte() >= 0)
        {
        }
        Ask();
    }

    /// <summary>Whether this was the first time.</summary>
    private bool Ask()
    {
        lock (gate)
        {
            if (disposed || source.IsCancellationRequested) return false;
            source.Cancel();
        }
        tell("interrupted: finishing this step and saving; once more to quit at once");
        return true;
    }
}
