namespace TorchSharp.Modules;

/// <summary>Parameters that are updated with the same settings.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    /// <summary>The parameters, in the order in which their state is saved.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    public OptimizerOptions Options { get; set; } = null!;

    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
