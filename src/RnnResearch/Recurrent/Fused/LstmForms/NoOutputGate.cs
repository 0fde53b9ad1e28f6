namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmNoOutputGateCell"/>.</summary>
internal readonly struct NoOutputGate : ILstmForm
{
    public static bool HasOutputGate => false;
}
