using static TorchSharp.Native.InPlace;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum (heavy ball or Nesterov's).</summary>
public partial class SGD : OptimizerHelper, torch.optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(Checked(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }))
        => add_param_group(new ParamGroup { Parameters = parameters });

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(Checked(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }))
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

    private static Options Checked(Options options) => options.nesterov == true && (options.momentum <= 0 || options.dampening != 0)
        ? throw new ArgumentException("SGD: nesterov needs a momentum above 0 and a dampening of 0.")
        : options;

    private static void Update(Options options, State state, Parameter parameter, Tensor gradient)
    {
        var momentum = options.momentum!.Value;
        using var g = Adjusted(gradient, parameter, options.maximize!.Value, options.weight_decay!.Value);
        if (momentum == 0)
        {
            Add(parameter, g, -options.LearningRate!.Value);
            return;
        }
        if (state.momentum_buffer is null)
        {
            state.momentum_buffer = g.detach().clone().DetachFromDisposeScope();
        }
        else
        {
            Multiply(state.momentum_buffer, momentum);
            Add(state.momentum_buffer, g, 1 - options.dampening!.Value);
        }
        using var ahead = options.nesterov!.Value ? g.add(state.momentum_buffer, alpha: momentum) : null;
        Add(parameter, ahead ?? state.momentum_buffer, -options.LearningRate!.Value);
    }
}
