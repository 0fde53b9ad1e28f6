using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all optimizers share: groups, per-parameter state, and saving both.</summary>
public abstract partial class OptimizerHelper : torch.optim.Optimizer
{
    protected OptimizerOptions _defaults;

    // By object, not by native handle: a parameter keeps its state when its storage moves to another device.
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper(OptimizerOptions defaults)
    {
        if (defaults.LearningRate is not >= 0)
            throw new ArgumentException($"{GetType().Name}: the learning rate must not be negative, got {defaults.LearningRate}.");
        _defaults = defaults;
    }

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected abstract OptimizerOptions NewOptions();

    public override void add_param_group(ParamGroup param_group)
    {
        // A list, since modules hand out their parameters lazily.
        List<Parameter> parameters = [.. param_group.Parameters];
        if (parameters.Count == 0)
            throw new ArgumentException($"{GetType().Name}: the parameter group is empty. Did the module's constructor call RegisterComponents()?");
        if (parameters.FirstOrDefault(parameter => !_states.TryAdd(parameter, NewState(parameter))) is not null)
            throw new ArgumentException($"{GetType().Name}: a parameter is given twice, in one group or in two. It would be updated twice in each step.");
        param_group.Parameters = parameters;
        param_group.Options ??= NewOptions();
        param_group.Options.FillFrom(_defaults);
        foreach (var parameter in parameters)
            _states[parameter].Initialize(param_group.Options);
        _parameter_groups.Add(param_group);
    }

    /// <summary>Moves the state to a device; the parameters must be there already.</summary>
    public void to(Device device)
    {
        foreach (var state in _states.Values)
            state.to(device);
    }

    /// <summary>Calls <paramref name="update"/> for every parameter that has a gradient, without recording for autograd.</summary>
    private protected Tensor? Step<TOptions, TState>(Func<Tensor>? closure, Action<TOptions, TState, Parameter, Tensor> update)
        where TOptions : OptimizerOptions
        where TState : OptimizerState
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var recording = enable_grad();
            loss = closure();
        }
        using var off = no_grad();
        foreach (var group in _parameter_groups)
        {
            var options = (TOptions)group.Options;
            foreach (var parameter in group.Parameters)
            {
                using var gradient = parameter.grad;
                if (gradient is not null)
                    update(options, (TState)_states[parameter], parameter, gradient);
            }
        }
        return loss;
    }

    /// <summary>The gradient to descend: turned round to maximize, with weight decay added. A tensor of its own, or the one given.</summary>
    private protected static Tensor Adjusted(Tensor gradient, Parameter parameter, bool maximize, double weight_decay)
    {
        if (weight_decay == 0)
            return maximize ? gradient.neg() : gradient;
        if (!maximize)
            return gradient.add(parameter, alpha: weight_decay);
        using var turned = gradient.neg();
        return turned.add(parameter, alpha: weight_decay);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states.Values)
                (state as IDisposable)?.Dispose();
            _states.Clear();
        }
        base.Dispose(disposing);
    }
}
