using static TorchSharp.Native.InPlace;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011).</summary>
public partial class Adagrad : OptimizerHelper
{
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : base(new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
        => add_param_group(new ParamGroup { Parameters = parameters });

    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : base(new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
    {
        foreach (var group in parameters)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions NewOptions() => new Options();

    private static void Update(Options options, State state, Parameter parameter, Tensor gradient)
    {
        using var g = Adjusted(gradient, parameter, maximize: false, options.weight_decay!.Value);
        state.step++;
        AddProduct(state.sum, g, g, 1);
        using var denominator = state.sum.sqrt();
        Add(denominator, options.eps!.Value);
        AddQuotient(parameter, g, denominator, -options.LearningRate!.Value / (1 + (state.step - 1) * options.lr_decay!.Value));
    }
}
