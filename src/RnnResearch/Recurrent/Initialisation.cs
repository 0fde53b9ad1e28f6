using TorchSharp.Modules;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>Draws the weights of a whole model as an <see cref="InitConfig"/> says.</summary>
public static class Initialisation
{
    /// <summary>Draws from the global stream, parameter by parameter in the model's order.</summary>
    public static void Apply(nn.Module model, InitConfig config)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, weight) in model.named_parameters()) Draw(name[(name.LastIndexOf('.') + 1)..], weight, config);
    }

    private static void Draw(string name, Parameter weight, InitConfig config)
    {
        var isBias = name.StartsWith("bias", StringComparison.Ordinal);
        switch (config.Kind)
        {
            case InitKind.Uniform:
                nn.init.uniform_(weight, -config.Scale, config.Scale);
                break;
            case InitKind.Normal or InitKind.Orthogonal when isBias:
                weight.Fill_(0);
                break;
            case InitKind.Normal:
                nn.init.normal_(weight, 0, config.Scale);
                break;
            case InitKind.Orthogonal when name.StartsWith("weight_hh", StringComparison.Ordinal):
                var size = weight.size(1);
                for (var row = 0L; row < weight.size(0); row += size)
                    weight.narrow(0, row, size).copy_(nn.init.orthogonal_(empty(size, size), config.Scale));
                break;
        }
    }
}
