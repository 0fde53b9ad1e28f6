namespace RnnResearch.Recurrent;

/// <summary>One step of a cell, with what it computed on the way.</summary>
/// <param name="State">the state after it</param>
/// <param name="Gates">its gates, each once; none for a cell without any</param>
public sealed record CellStep(CellState State, params Gate[] Gates);
