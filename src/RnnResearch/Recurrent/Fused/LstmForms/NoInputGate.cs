namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmNoInputGateCell"/>.</summary>
internal readonly struct NoInputGate : ILstmForm
{
    public static bool HasInputGate => false;
}
