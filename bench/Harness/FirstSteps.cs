using static TorchSharp.torch;

namespace Harness;

/// <summary>The fixed point of a training: its first steps from weights that anybody can make.</summary>
public static class FirstSteps
{
    public const int Count = 3;

    /// <summary>
    /// The number of trained weights, and the losses of the first and the last of these steps when training starts from
    /// <see cref="Wave"/>'s weights.
    /// </summary>
    /// <param name="model">what is trained</param>
    /// <param name="step">one of them; returns its loss</param>
    public static IReadOnlyList<double> Of(nn.Module model, Func<int, double> step)
    {
        var weights = Wave.Fill(model);
        double[] losses = [.. Enumerable.Range(0, Count).Select(step)];
        return [weights, losses[0], losses[^1]];
    }
}
