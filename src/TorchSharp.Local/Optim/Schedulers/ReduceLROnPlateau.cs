namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by <c>factor</c> when a metric has not improved for more than <c>patience</c> steps.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly Func<double, double, bool> _better;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly IReadOnlyList<double> _min_rates;
                    private readonly double _eps;
                    private readonly bool _announce;
                    private double _best;
                    private int _bad_steps;
                    private int _cooldown_left;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException($"ReduceLROnPlateau: factor must be below 1, got {factor}.", nameof(factor));
                        _better = Comparison(mode, threshold, threshold_mode);
                        _best = mode == "min" ? double.PositiveInfinity : double.NegativeInfinity;
                        _factor = factor;
                        _patience = patience;
                        _cooldown = cooldown;
                        _min_rates = min_lr switch
                        {
                            null or { Count: 0 } => [.. Enumerable.Repeat(0.0, BaseRates.Count)],
                            { Count: 1 } => [.. Enumerable.Repeat(min_lr[0], BaseRates.Count)],
                            _ => [.. min_lr],
                        };
                        if (_min_rates.Count != BaseRates.Count)
                            throw new ArgumentException($"ReduceLROnPlateau: expected one minimum or {BaseRates.Count}, one per parameter group, got {_min_rates.Count}.", nameof(min_lr));
                        _eps = eps;
                        _announce = verbose;
                    }

                    public override void step() => throw NeedsMetric();

                    public override void step(int? epoch) => throw NeedsMetric();

                    /// <summary>Takes the metric's value into account and lowers the rates if it is time.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (_better(current, _best))
                        {
                            _best = current;
                            _bad_steps = 0;
                        }
                        else
                        {
                            _bad_steps++;
                        }
                        if (_cooldown_left > 0)
                        {
                            _cooldown_left--;
                            _bad_steps = 0;
                        }
                        if (_bad_steps > _patience)
                        {
                            Reduce();
                            _cooldown_left = _cooldown;
                            _bad_steps = 0;
                        }
                        _last_lrs = [.. CurrentRates];
                    }

                    private void Reduce()
                    {
                        foreach (var (group, minimum) in _optimizer.ParamGroups.Zip(_min_rates).ToList())
                        {
                            var rate = Math.Max(group.LearningRate * _factor, minimum);
                            if (group.LearningRate - rate <= _eps)
                                continue;
                            group.LearningRate = rate;
                            if (_announce)
                                Console.WriteLine($"Epoch {_last_epoch}: reducing learning rate to {rate}");
                        }
                    }

                    private static Func<double, double, bool> Comparison(string mode, double threshold, string threshold_mode) => (mode, threshold_mode) switch
                    {
                        ("min", "rel") => (value, best) => value < best * (1 - threshold),
                        ("min", "abs") => (value, best) => value < best - threshold,
                        ("max", "rel") => (value, best) => value > best * (1 + threshold),
                        ("max", "abs") => (value, best) => value > best + threshold,
                        _ => throw new ArgumentException($"ReduceLROnPlateau: mode must be 'min' or 'max' and threshold_mode 'rel' or 'abs', got '{mode}' and '{threshold_mode}'."),
                    };

                    private static InvalidOperationException NeedsMetric()
                        => new("ReduceLROnPlateau: call step(current) with the value of the metric.");
                }
            }
        }
    }
}
