using static TorchSharp.Native.InPlace;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton, lecture 6e of Neural Networks for Machine Learning, 2012; centred as in Graves 2013).</summary>
public partial class RMSProp : OptimizerHelper, torch.optim.IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : base(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize })
        => add_param_group(new ParamGroup { Parameters = parameters });

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : base(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize })
    {
        foreach (var group in parameters)
            add_param_group(group);
    }

    /// <summary>The default of groups added later.</summary>
    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    private Options Defaults => (Options)_defaults;

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions NewOptions() => new Options();

    private static void Update(Options options, State state, Parameter parameter, Tensor gradient)
    {
        var (lr, alpha, momentum) = (options.LearningRate!.Value, options.alpha!.Value, options.momentum!.Value);
        using var g = Adjusted(gradient, parameter, options.maximize!.Value, options.weight_decay!.Value);
        state.step++;
        Multiply(state.square_avg, alpha);
        AddProduct(state.square_avg, g, g, 1 - alpha);
        using var denominator = options.centered!.Value ? Deviation(state, g, alpha) : state.square_avg.sqrt();
        Add(denominator, options.eps!.Value);
        if (momentum > 0)
        {
            Multiply(state.momentum_buffer!, momentum);
            AddQuotient(state.momentum_buffer!, g, denominator, 1);
            Add(parameter, state.momentum_buffer!, -lr);
        }
        else
        {
            AddQuotient(parameter, g, denominator, -lr);
        }
    }

    // Square root of the variance: mean of squares less square of the mean.
    private static Tensor Deviation(State state, Tensor g, double alpha)
    {
        Multiply(state.grad_avg!, alpha);
        Add(state.grad_avg!, g, 1 - alpha);
        var variance = state.square_avg.addcmul(state.grad_avg!, state.grad_avg!, value: -1);
        SquareRoot(variance);
        return variance;
    }
}
