using System.Runtime.CompilerServices;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// <see cref="Mut2Cell"/>. Storage: r, into which x enters as it is, z, the candidate, and r ⊙ h;
/// the input's blocks stand in the order z h x.
/// </summary>
internal readonly struct FusedMut2<T> : IFusedCell<T> where T : unmanaged
{
    public static CellPlan Plan { get; } = new(
        Storage: 4, Gradients: 3, Input: [2, 0, 1], [new(Stage: 1, [0, 1], To: 0), new(Stage: 2, [2], To: 2, Operand: 3)], Stages: 2)
    { HasInputWeights = false };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(int stage, in Units<T> x) => MutatedGates.Forward(stage, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(int stage, in Units<T> x) => MutatedGates.Backward(stage, x);
}
