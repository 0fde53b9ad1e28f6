namespace TorchSharp;

/// <summary>Counts of what became of the disposables that one thread made.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long ThreadTotalLiveCount =>
        CreatedInScopeCount - DisposedInScopeCount + CreatedOutsideScopeCount - DisposedOutsideScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = DisposedInScopeCount = 0;
        AttachedToScopeCount = DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"{nameof(ThreadTotalLiveCount)}: {ThreadTotalLiveCount}; "
        + $"{nameof(CreatedOutsideScopeCount)}: {CreatedOutsideScopeCount}; "
        + $"{nameof(DisposedOutsideScopeCount)}: {DisposedOutsideScopeCount}; "
        + $"{nameof(CreatedInScopeCount)}: {CreatedInScopeCount}; "
        + $"{nameof(DisposedInScopeCount)}: {DisposedInScopeCount}; "
        + $"{nameof(AttachedToScopeCount)}: {AttachedToScopeCount}; "
        + $"{nameof(DetachedFromScopeCount)}: {DetachedFromScopeCount}";
}
