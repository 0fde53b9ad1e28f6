using RnnResearch.Data.Text;

namespace RnnResearch.Analysis.Cells;

/// <summary>The network of a study.</summary>
/// <param name="Run">the run's path, as it was called</param>
/// <param name="Experiment">its name</param>
/// <param name="Step">of the checkpoint</param>
/// <param name="Cell">the recurrence, as configurations write it</param>
/// <param name="Layers">how many</param>
/// <param name="Hidden">H, cells of a layer</param>
/// <param name="Vocabulary">its tokens</param>
public sealed record StudiedNetwork(
    string Run, string Experiment, long Step, string Cell, int Layers, int Hidden, TextVocabulary Vocabulary);
