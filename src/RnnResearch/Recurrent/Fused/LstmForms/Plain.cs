namespace RnnResearch.Recurrent.Fused.LstmForms;

/// <summary>The form of <see cref="LstmCell"/>: everything but peepholes.</summary>
internal readonly struct Plain : ILstmForm;
