using System.Numerics;
using RnnResearch.Configuration;
using RnnResearch.Kernels;
using RnnResearch.Recurrent.Fused.LstmForms;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The fused twins of the cells. Every cell of the lecture has one; a new cell may do without.</summary>
internal static class FusedRecurrences
{
    /// <summary>
    /// Whether a kernel lets fused functions compute, where there are any: <see cref="RecurrentKernel.Auto"/> where they are faster.
    /// </summary>
    public static bool MayServe(RecurrentKernel kernel) =>
        kernel == RecurrentKernel.Fused || (kernel == RecurrentKernel.Auto && ProcessorVectors.SuitKernels);

    /// <summary>
    /// The twin that a kernel asks for, or null. On a processor that they suit, where input and weights are of the same type,
    /// <see cref="RecurrentKernel.Auto"/> takes the one there is.
    /// </summary>
    /// <param name="kernel">what is to compute the cell</param>
    /// <param name="kind">the cell</param>
    /// <param name="x">what it reads</param>
    /// <param name="weight">one of its weights</param>
    /// <exception cref="NotSupportedException">The kernel is fused, and there is none for this device or type.</exception>
    public static IFusedRecurrence? For(RecurrentKernel kernel, CellKind kind, Tensor x, Tensor weight)
    {
        if (!MayServe(kernel)) return null;
        var fused = weight.device_type == DeviceType.CPU && x.dtype == weight.dtype ? Of(kind, weight.dtype) : null;
        return fused is null && kernel == RecurrentKernel.Fused
            ? throw new NotSupportedException(
                $"kernel fused computes float or double on the processor, and {kind} in {weight.dtype} on {weight.device_type} has none; "
                + "take auto")
            : fused;
    }

    /// <summary>Makes sure that there is a fused twin where a configuration wants one.</summary>
    /// <exception cref="ConfigException">There is none for the cell, or on the device.</exception>
    public static void Require(RecurrentKernel kernel, CellKind kind, Device device)
    {
        if (kernel != RecurrentKernel.Fused) return;
        var lacks = device.type != DeviceType.CPU ? $"on {device.type}"
            : Of(kind, ScalarType.Float32) is null ? $"of the cell {kind}"
            : null;
        if (lacks is not null) throw new ConfigException([new("model.kernel", $"there is no fused kernel {lacks}; take auto")]);
    }

    /// <summary>The twin for numbers of that type, or null where there is none: float and double have one.</summary>
    public static IFusedRecurrence? Of(CellKind kind, ScalarType type) => type switch
    {
        ScalarType.Float32 => Of<float>(kind, type),
        ScalarType.Float64 => Of<double>(kind, type),
        _ => null,
    };

    private static IFusedRecurrence? Of<T>(CellKind kind, ScalarType type) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        kind switch
        {
            CellKind.Rnn => new FusedRecurrence<FusedRnn<T>, T>(type),
            CellKind.ReluRnn => new FusedRecurrence<FusedReluRnn<T>, T>(type),
            CellKind.Gru => new FusedRecurrence<FusedGru<T>, T>(type),
            CellKind.GruLecture => new FusedRecurrence<FusedGruLecture<T>, T>(type),
            CellKind.Mut1 => new FusedRecurrence<FusedMut1<T>, T>(type),
            CellKind.Mut2 => new FusedRecurrence<FusedMut2<T>, T>(type),
            CellKind.Mut3 => new FusedRecurrence<FusedMut3<T>, T>(type),
            CellKind.Lstm => new FusedRecurrence<FusedLstm<T, Plain>, T>(type),
            CellKind.LstmNoInputGate => new FusedRecurrence<FusedLstm<T, NoInputGate>, T>(type),
            CellKind.LstmNoForgetGate => new FusedRecurrence<FusedLstm<T, NoForgetGate>, T>(type),
            CellKind.LstmNoOutputGate => new FusedRecurrence<FusedLstm<T, NoOutputGate>, T>(type),
            CellKind.LstmNoInputActivation => new FusedRecurrence<FusedLstm<T, NoInputActivation>, T>(type),
            CellKind.LstmNoOutputActivation => new FusedRecurrence<FusedLstm<T, NoOutputActivation>, T>(type),
            CellKind.LstmCoupledGates => new FusedRecurrence<FusedLstm<T, CoupledGates>, T>(type),
            CellKind.LstmPeepholes => new FusedRecurrence<FusedLstm<T, Peepholes>, T>(type),
            CellKind.PreviousInput => new FusedRecurrence<FusedPreviousInput<T>, T>(type),
            CellKind.LstmFullGateRecurrence => new FusedRecurrence<FusedLstmFullGateRecurrence<T>, T>(type),
            _ => null,
        };
}
