namespace RnnResearch.Analysis.Cells;

/// <summary>How well a cell tracks a property.</summary>
/// <param name="Layer">from 0</param>
/// <param name="Unit">from 0</param>
/// <param name="Sign">1 where the cell is higher inside, or rises with the number; -1 where it is the other way round</param>
/// <param name="Threshold">of a yes/no property: the value that parts inside and outside best on the half that was chosen on</param>
/// <param name="Score">on that half: area under the ROC curve, or Spearman's rank correlation, with that sign</param>
/// <param name="HeldOut">the same of the other half, the cell and its sign being given</param>
public sealed record CellScore(int Layer, int Unit, int Sign, double? Threshold, double Score, double HeldOut);
