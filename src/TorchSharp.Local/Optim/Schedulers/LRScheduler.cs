namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of every parameter group, one step at a time. The constructors of the concrete schedules take the first step.</summary>
            public abstract class LRScheduler
            {
                internal readonly Optimizer _optimizer;
                internal int _last_epoch;
                internal IList<double> _last_lrs;
                private readonly bool _verbose;

                protected int _step_count;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    BaseRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                /// <summary>The groups' learning rates before any schedule.</summary>
                internal IReadOnlyList<double> BaseRates { get; }

                internal IEnumerable<double> CurrentRates => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>Advances the schedule by one step.</summary>
                public virtual void step() => step(null);

                /// <summary>Advances the schedule by one step, or jumps to <paramref name="epoch"/>, where the closed form gives the rate.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    // Some schedules change state when asked, so they are asked once.
                    var rates = (epoch.HasValue ? get_closed_form_lr() : get_lr()).ToList();
                    foreach (var (group, index) in _optimizer.ParamGroups.Select((group, index) => (group, index)).ToList())
                    {
                        group.LearningRate = rates[index];
                        if (_verbose && _last_lrs[index] != rates[index])
                            Console.WriteLine($"Adjusting learning rate of group {index} to {rates[index]}");
                        _last_lrs[index] = rates[index];
                    }
                }

                /// <summary>Advances the schedule; <paramref name="current"/>, the value of some metric, matters to <see cref="impl.ReduceLROnPlateau"/> only.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The next rates, computed from the current ones.</summary>
                protected virtual IEnumerable<double> get_lr() => CurrentRates;

                /// <summary>The rates at the current epoch, computed from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>The rates set by the last step, one per group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;
            }
        }
    }
}
