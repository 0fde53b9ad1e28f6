using static TorchSharp.Native.InPlace;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2017).</summary>
public partial class AdamW : OptimizerHelper, torch.optim.IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        => add_param_group(new ParamGroup { Parameters = parameters });

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
    {
        foreach (var group in parameters)
            add_param_group(group);
    }

    /// <summary>The default of groups added later.</summary>
    public (double, double) Betas
    {
        get => (Defaults.beta1!.Value, Defaults.beta2!.Value);
        set => (Defaults.beta1, Defaults.beta2) = value;
    }

    private Options Defaults => (Options)_defaults;

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions NewOptions() => new Options();

    private static void Update(Options options, State state, Parameter parameter, Tensor gradient)
    {
        var (lr, beta1, beta2) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value);
        using var g = Adjusted(gradient, parameter, options.maximize!.Value, weight_decay: 0);
        Multiply(parameter, 1 - lr * options.weight_decay!.Value);
        state.step++;
        // m = beta1 m + (1 - beta1) g;  v = beta2 v + (1 - beta2) g^2
        Multiply(state.exp_avg, beta1);
        Add(state.exp_avg, g, 1 - beta1);
        Multiply(state.exp_avg_sq, beta2);
        AddProduct(state.exp_avg_sq, g, g, 1 - beta2);
        // parameter -= lr m' / (sqrt(v') + eps), where m' and v' are m and v without their bias towards zero
        using var denominator = state.SecondMoment(options.amsgrad!.Value).sqrt();
        Divide(denominator, Math.Sqrt(1 - Math.Pow(beta2, state.step)));
        Add(denominator, options.eps!.Value);
        AddQuotient(parameter, state.exp_avg, denominator, -lr / (1 - Math.Pow(beta1, state.step)));
    }
}
