namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the initial rate down to <c>eta_min</c> over <c>T_max</c> steps, then up again (Loshchilov and Hutter 2016, without restarts).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _T_max;
                    private readonly double _eta_min;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _T_max = T_max;
                        _eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return CurrentRates;
                        // The recursion below divides by zero where the rate has reached its minimum.
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0)
                            return CurrentRates.Zip(BaseRates, (rate, initial) => rate + (initial - _eta_min) * (1 - Math.Cos(Math.PI / _T_max)) / 2);
                        var factor = (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _T_max));
                        return CurrentRates.Select(rate => factor * (rate - _eta_min) + _eta_min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                        => BaseRates.Select(rate => _eta_min + (rate - _eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / 2);
                }
            }
        }
    }
}
