namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmCoupledGatesCell"/>.</summary>
internal readonly struct CoupledGates : ILstmForm
{
    public static bool HasForgetGate => false;

    public static bool Coupled => true;
}
