namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Runs one schedule after the other, changing over at the milestones.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly List<LRScheduler> _schedulers;
                    private readonly List<int> _milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_schedulers.Any(scheduler => !ReferenceEquals(scheduler._optimizer, optimizer)))
                            throw new ArgumentException("SequentialLR: every schedule must be bound to the optimizer given here.", nameof(schedulers));
                        if (_milestones.Count != _schedulers.Count - 1)
                            throw new ArgumentException($"SequentialLR: {_schedulers.Count} schedules need {_schedulers.Count - 1} milestones, got {_milestones.Count}.", nameof(milestones));
                        // The schedules have each taken a first step on the same optimizer: undo those, and let only the first one begin.
                        foreach (var group in optimizer.ParamGroups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in _schedulers)
                            scheduler._last_epoch--;
                        _schedulers[0].step();
                        _last_lrs = [.. _schedulers[0].get_last_lr()];
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var index = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (index > 0 && _milestones[index - 1] == _last_epoch)
                            _schedulers[index].step(0);
                        else
                            _schedulers[index].step();
                        return CurrentRates;
                    }
                }
            }
        }
    }
}
