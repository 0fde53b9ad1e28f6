namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmNoInputActivationCell"/>.</summary>
internal readonly struct NoInputActivation : ILstmForm
{
    public static bool HasInputActivation => false;
}
