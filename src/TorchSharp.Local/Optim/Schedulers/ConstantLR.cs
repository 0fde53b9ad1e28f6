namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The initial rate times <c>factor</c> for <c>total_iters</c> steps, the initial rate afterwards.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _total_iters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return CurrentRates.Select(rate => rate * _factor);
                        return _last_epoch == _total_iters ? CurrentRates.Select(rate => rate * (1 / _factor)) : CurrentRates;
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                        => BaseRates.Select(rate => _last_epoch >= _total_iters ? rate : rate * _factor);
                }
            }
        }
    }
}
