using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harness;

/// <summary>Numbers that are a function of a tensor's shape, the same as in bench/peers/training.py.</summary>
public static class Wave
{
    public static Tensor Like(Tensor like, double height)
    {
        using var scope = NewDisposeScope();
        var angles = (arange(like.numel(), dtype: ScalarType.Float64) * 0.7) + like.shape[0];
        return angles.sin().mul(height).to(ScalarType.Float32).view(like.shape).MoveToOuterDisposeScope();
    }

    /// <summary>Puts them into all trained weights; returns how many there are.</summary>
    public static long Fill(nn.Module model)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        Parameter[] trained = [.. model.parameters().Where(parameter => parameter.requires_grad)];
        foreach (var parameter in trained)
        {
            using var numbers = Like(parameter, 0.1);
            parameter.copy_(numbers);
        }
        return trained.Sum(parameter => parameter.numel());
    }
}
