namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The initial rate times a function of the step.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly List<Func<int, double>> _lambdas;

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = [.. Enumerable.Repeat(lr_lambda, BaseRates.Count)];
                        step();
                    }

                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = [.. lr_lambdas];
                        if (_lambdas.Count != BaseRates.Count)
                            throw new ArgumentException($"LambdaLR: expected one function for each of the {BaseRates.Count} parameter groups, got {_lambdas.Count}.", nameof(lr_lambdas));
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => BaseRates.Zip(_lambdas, (rate, lambda) => rate * lambda(_last_epoch));
                }
            }
        }
    }
}
