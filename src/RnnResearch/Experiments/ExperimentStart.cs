using RnnResearch.Training;

namespace RnnResearch.Experiments;

/// <summary>What a task begins with.</summary>
/// <param name="Trained">weights and vocabulary to start from; null starts anew</param>
/// <param name="Streams">the experiment's randomness</param>
/// <param name="Log">takes a line about anything that takes long</param>
internal sealed record ExperimentStart(Checkpoint? Trained, RandomStreams Streams, Action<string> Log);
