namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread. It does not follow an await nor a parallel loop's bodies.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? ofThread;

    internal static DisposeScopeManager OfThread => ofThread ??= new DisposeScopeManager();

    /// <summary>The lifetime counts of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.Counts;

    internal ThreadDisposeScopeStatistics Counts { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    /// <summary>Hands a new disposable to the innermost scope, if there is one.</summary>
    internal static void Created(IScoped item)
    {
        var manager = OfThread;
        var counts = item.Among(manager.Counts);
        if (manager.CurrentDisposeScope is { } scope)
        {
            counts.CreatedInScopeCount++;
            scope.Add(item);
        }
        else
        {
            counts.CreatedOutsideScopeCount++;
        }
    }

    /// <summary>Takes a disposable that is being disposed out of its scope.</summary>
    internal static void Disposed(IScoped item)
    {
        var counts = item.Among(OfThread.Counts);
        if (item.OwningDisposeScope is { } scope)
        {
            counts.DisposedInScopeCount++;
            scope.Remove(item);
        }
        else
        {
            counts.DisposedOutsideScopeCount++;
        }
    }

    /// <summary>Takes a scope out of the stack, also when inner ones are still open.</summary>
    internal void Remove(DisposeScope disposed)
    {
        if (CurrentDisposeScope == disposed)
        {
            CurrentDisposeScope = disposed.OuterScope;
            return;
        }
        for (var scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (scope.OuterScope == disposed)
                scope.OuterScope = disposed.OuterScope;
        }
    }
}
