using System.Text.Json.Nodes;

namespace RnnResearch.Training;

/// <summary><c>state.json</c> of a checkpoint: everything that is no tensor.</summary>
/// <param name="Step">Optimizer steps done.</param>
/// <param name="Loop">What the loop remembers.</param>
/// <param name="Optimizer">The optimizer's numbers.</param>
internal sealed record CheckpointState(long Step, JsonObject Loop, JsonObject Optimizer);
