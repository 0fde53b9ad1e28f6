namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by <c>gamma</c> at each milestone.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly List<int> _milestones;
                    private readonly double _gamma;

                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(milestones);
                        _milestones = [.. milestones.Distinct()];
                        _gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => _milestones.Contains(_last_epoch) ? CurrentRates.Select(rate => rate * _gamma) : CurrentRates;

                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var passed = _milestones.Count(milestone => milestone <= _last_epoch);
                        return BaseRates.Select(rate => rate * Math.Pow(_gamma, passed));
                    }
                }
            }
        }
    }
}
