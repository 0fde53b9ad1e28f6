namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmNoForgetGateCell"/>.</summary>
internal readonly struct NoForgetGate : ILstmForm
{
    public static bool HasForgetGate => false;
}
