namespace TorchSharp;

/// <summary>The lifetime counts of one thread, per kind of disposable and together.</summary>
public class ThreadDisposeScopeStatistics
{
    public LifetimeStatistics TensorStatistics { get; } = new();

    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    public long CreatedOutsideScopeCount => Sum(s => s.CreatedOutsideScopeCount);

    public long DisposedOutsideScopeCount => Sum(s => s.DisposedOutsideScopeCount);

    public long CreatedInScopeCount => Sum(s => s.CreatedInScopeCount);

    public long DisposedInScopeCount => Sum(s => s.DisposedInScopeCount);

    public long AttachedToScopeCount => Sum(s => s.AttachedToScopeCount);

    public long DetachedFromScopeCount => Sum(s => s.DetachedFromScopeCount);

    public long ThreadTotalLiveCount => Sum(s => s.ThreadTotalLiveCount);

    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    public override string ToString() =>
        $"{nameof(ThreadTotalLiveCount)}: {ThreadTotalLiveCount}; "
        + $"{nameof(CreatedOutsideScopeCount)}: {CreatedOutsideScopeCount}; "
        + $"{nameof(DisposedOutsideScopeCount)}: {DisposedOutsideScopeCount}; "
        + $"{nameof(CreatedInScopeCount)}: {CreatedInScopeCount}; "
        + $"{nameof(DisposedInScopeCount)}: {DisposedInScopeCount}; "
        + $"{nameof(AttachedToScopeCount)}: {AttachedToScopeCount}; "
        + $"{nameof(DetachedFromScopeCount)}: {DetachedFromScopeCount}";

    private long Sum(Func<LifetimeStatistics, long> count) => count(TensorStatistics) + count(PackedSequenceStatistics);
}
