namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A line from <c>start_factor</c> to <c>end_factor</c> times the initial rate over <c>total_iters</c> steps, constant afterwards.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _total_iters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _start = start_factor;
                        _end = end_factor;
                        _total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return CurrentRates.Select(rate => rate * _start);
                        if (_last_epoch > _total_iters)
                            return CurrentRates;
                        var factor = 1 + (_end - _start) / (_total_iters * _start + (_last_epoch - 1) * (_end - _start));
                        return CurrentRates.Select(rate => rate * factor);
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                        => BaseRates.Select(rate => rate * (_start + (_end - _start) * Math.Min(_total_iters, _last_epoch) / _total_iters));
                }
            }
        }
    }
}
