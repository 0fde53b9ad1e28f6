namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmPeepholesCell"/>.</summary>
internal readonly struct Peepholes : ILstmForm
{
    public static bool HasPeepholes => true;
}
