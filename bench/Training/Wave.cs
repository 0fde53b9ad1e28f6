using static TorchSharp.torch;

namespace TrainingSpeed;

/// <summary>Numbers that are a function of a tensor's shape, the same as in bench/peers/training.py.</summary>
internal static class Wave
{
    internal static Tensor Like(Tensor like, double height) =>
        ((arange(like.numel(), dtype: ScalarType.Float64) * 0.7) + like.shape[0]).sin().mul(height).to(ScalarType.Float32).view(like.shape);

    /// <summary>Puts them into all weights; returns how many there are.</summary>
    internal static long Fill(nn.Module model)
    {
        using var quiet = no_grad();
        foreach (var parameter in model.parameters()) parameter.copy_(Like(parameter, 0.1));
        return model.parameters().Sum(parameter => parameter.numel());
    }
}
