using System.Reflection;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>Makes cells by name. A new cell is one file beside this one and one line in <see cref="CellKind"/>.</summary>
public static class RecurrentCells
{
    /// <param name="kind">which</param>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    /// <param name="device">where its weights are</param>
    public static RecurrentCell Create(CellKind kind, long inputSize, long hiddenSize, Device? device = null)
    {
        var cell = typeof(CellKind).GetField(kind.ToString())?.GetCustomAttribute<CellAttribute>()
            ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such cell");
        object?[] arguments = [inputSize, hiddenSize, device];
        return (RecurrentCell)Activator.CreateInstance(cell.Type, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
