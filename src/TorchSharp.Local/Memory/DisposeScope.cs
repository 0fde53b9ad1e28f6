namespace TorchSharp;

/// <summary>
/// Owns every tensor that is made while it is the innermost scope of its thread, and disposes what is still there at its end.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private List<IScoped?> owned = [];
    private int count;
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>What the scope owns now, oldest first.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. owned.OfType<IScoped>()];

    public int DisposablesCount
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return count;
        }
    }

    public bool Contains(IDisposable disposable) => disposable is IScoped item && item.OwningDisposeScope == this;

    /// <summary>Forgets a disposable without disposing it: its owner says that this has happened already.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (Contains(disposable))
            Remove((IScoped)disposable);
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public void Dispose()
    {
        if (disposed)
            return;
        DisposeEverything();
        manager.Remove(this);
        disposed = true;
    }

    internal void Add(IScoped item)
    {
        item.OwningDisposeScope = this;
        item.ScopePosition = owned.Count;
        owned.Add(item);
        count++;
    }

    internal void Remove(IScoped item)
    {
        item.OwningDisposeScope = null;
        if (item.ScopePosition == owned.Count - 1)
            owned.RemoveAt(owned.Count - 1);
        else
            owned[item.ScopePosition] = null;
        if (--count == 0)
            owned.Clear();
        else if (owned.Count > 2 * count + 64)
            Compact();
    }

    /// <summary>Puts <paramref name="replacement"/> under the scope that owned <paramref name="original"/>.</summary>
    internal static void Replace(IScoped original, IScoped replacement)
    {
        if (original.OwningDisposeScope is not { } scope)
            return;
        scope.Remove(original);
        replacement.OwningDisposeScope?.Remove(replacement);
        scope.Add(replacement);
    }

    // A long-lived scope whose tensors are disposed by hand would otherwise keep an empty place for each of them.
    private void Compact()
    {
        var kept = new List<IScoped?>(count);
        foreach (var item in owned)
        {
            if (item is null)
                continue;
            item.ScopePosition = kept.Count;
            kept.Add(item);
        }
        owned = kept;
    }
}
