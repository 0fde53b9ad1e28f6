namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmNoOutputActivationCell"/>.</summary>
internal readonly struct NoOutputActivation : ILstmForm
{
    public static bool HasOutputActivation => false;
}
