using System.Runtime.InteropServices;

namespace RnnResearch.Cli;

/// <summary>
/// Ctrl-C, and a polite kill. While there is nothing to save the process ends at once; from <see cref="Listen"/> on, the first asks to
/// finish the step and save, and the second ends the process at once. A worker leaves Ctrl-C, which a terminal sends to all of its
/// processes, to the one that started it, and is asked by the end of its standard input: so it also stops when that process is gone.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int SignalBase = 128; // what shells add to the number of a signal that ended a process

    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenSource atOnce = new();
    private readonly Lock gate = new();
    private readonly Action<string> tell;
    private readonly bool isWorker;
    private readonly PosixSignalRegistration[] registrations;
    private bool listening;
    private bool disposed;

    /// <param name="tell">hears that the first interruption has come</param>
    /// <param name="leash">for a worker: what ends when it is to stop</param>
    public Interruption(Action<string> tell, Stream? leash = null)
    {
        this.tell = tell;
        isWorker = leash is not null;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, isForUs: !isWorker, number: 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, isForUs: true, number: 15)),
        ];
        if (leash is not null) new Thread(() => Follow(leash)) { IsBackground = true }.Start();
    }

    /// <summary>Asks to finish the step and save.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Cancelled just before the process ends.</summary>
    public CancellationToken AtOnce => atOnce.Token;

    /// <summary>From now on there is something to save, and somebody looks at <see cref="Token"/>.</summary>
    public void Listen()
    {
        lock (gate) listening = true;
    }

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

    private void OnSignal(PosixSignalContext context, bool isForUs, int number)
    {
        context.Cancel = true;
        if (isForUs && !Ask() && !isWorker) End(SignalBase + number); // a worker may have been asked by its input as well
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
            if (disposed) return true; // the verb is done, and so is the process
            if (source.IsCancellationRequested) return false;
            source.Cancel();
            if (!listening)
            {
                tell("interrupted");
                End(ExitCode.Interrupted);
            }
        }
        tell("interrupted: finishing this step and saving; once more to quit at once");
        return true;
    }

    /// <summary>
    /// Ends the process, but not before whoever listens is done. Nothing else of it runs any more: native threads may be in the midst of
    /// work on memory that an orderly exit would take from under them.
    /// </summary>
    private void End(int code)
    {
        lock (gate)
        {
            if (!disposed) atOnce.Cancel();
        }
        ImmediateExit.With(code);
    }
}
