using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter between steps.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Starts afresh.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    /// <summary>Writes whether there is a tensor, then the tensor.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        Tensor? loaded = null;
        if (reader.ReadBoolean())
        {
            using var onHost = Tensor.Load(reader);
            loaded = onHost.to(device, copy: true);
        }
        result?.Dispose();
        // State outlives the step or the scope in which it is made.
        result = loaded?.DetachFromDisposeScope();
    }

    private protected Tensor Zeros() => torch.zeros_like(_parameter).DetachFromDisposeScope();

    private protected Tensor Filled(double value) => torch.full_like(_parameter, value).DetachFromDisposeScope();

    /// <summary>A copy of <paramref name="source"/> beside the parameter, in place of <paramref name="old"/>, which is disposed.</summary>
    [return: NotNullIfNotNull(nameof(source))]
    private protected Tensor? Replaced(Tensor? old, Tensor? source)
    {
        var copy = source?.to(_parameter.device, copy: true).DetachFromDisposeScope();
        old?.Dispose();
        return copy;
    }

    [return: NotNullIfNotNull(nameof(tensor))]
    private protected static Tensor? Moved(Tensor? tensor, Device device)
    {
        if (tensor is null || (tensor.device_type == device.type && tensor.device_index == device.index))
            return tensor;
        var moved = tensor.to(device, copy: true).DetachFromDisposeScope();
        tensor.Dispose();
        return moved;
    }

    private protected static bool Close(Tensor? a, Tensor? b)
        => a is null || b is null ? a is null && b is null : a.allclose(b);
}
