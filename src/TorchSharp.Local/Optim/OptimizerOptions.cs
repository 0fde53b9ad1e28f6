namespace TorchSharp.Modules;

/// <summary>The settings every optimizer has, for one parameter group.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    /// <summary>The learning rate before any schedule.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Takes what is not set from the optimizer's defaults.</summary>
    internal virtual void FillFrom(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
    }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }
}
