using TorchSharp;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Training;

/// <summary>
/// Steps whose loss and gradient norm are still scalars where they were computed. Reading one makes the host wait until a GPU has come so
/// far, so a GPU's are read a window at a time, in one transfer; on the processor, where they are there anyway, the window is one step.
/// </summary>
/// <param name="window">steps after which they should be read</param>
public sealed class PendingSteps(int window) : IDisposable
{
    // So many that waiting for them costs nothing, and so few that a loss which is no number is soon seen.
    private const int WindowElsewhere = 100;

    private readonly List<(long Step, long Tokens)> steps = [];
    private readonly List<Tensor> scalars = []; // of each step its loss and its norm

    /// <summary>Whether it is time to <see cref="Read"/>.</summary>
    public bool Full => steps.Count >= window;

    /// <summary>The window that suits where the model's weights are.</summary>
    public static int WindowFor(nn.Module model) =>
        model.parameters().All(weight => weight.device_type == DeviceType.CPU) ? 1 : WindowElsewhere;

    /// <summary>Keeps what is to be known of a step, beyond the scope of its tensors.</summary>
    /// <param name="step">which</param>
    /// <param name="loss">its loss</param>
    /// <param name="norm">of its gradients; becomes this object's to dispose</param>
    public void Add(long step, StepLoss loss, Tensor norm)
    {
        steps.Add((step, loss.Tokens));
        scalars.Add(loss.Loss.detach().DetachFromDisposeScope()); // without its graph
        scalars.Add(norm.DetachFromDisposeScope());
    }

    /// <summary>The numbers of the steps added since the last time, in order.</summary>
    public IReadOnlyList<MeasuredStep> Read()
    {
        if (steps.Count == 0) return [];
        using var scope = NewDisposeScope();
        double[] numbers = steps.Count == 1
            ? [.. scalars.Select(scalar => scalar.Number())]
            : stack(scalars.Select(scalar => scalar.to(ScalarType.Float64))).cpu().data<double>().ToArray();
        var measured = steps
            .Select((step, i) => new MeasuredStep(step.Step, step.Tokens, numbers[2 * i], numbers[(2 * i) + 1]))
            .ToArray();
        Dispose();
        return measured;
    }

    /// <summary>Gives up what was not read.</summary>
    public void Dispose()
    {
        foreach (var scalar in scalars) scalar.Dispose();
        scalars.Clear();
        steps.Clear();
    }
}
