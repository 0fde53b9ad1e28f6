namespace TorchSharp;

/// <summary>What a <see cref="DisposeScope"/> can own. The owner and the place in its list are kept on the item, so that no hashing is needed.</summary>
internal interface IScoped : IDisposable
{
    DisposeScope? OwningDisposeScope { get; set; }

    int ScopePosition { get; set; }

    LifetimeStatistics Among(ThreadDisposeScopeStatistics statistics);
}
