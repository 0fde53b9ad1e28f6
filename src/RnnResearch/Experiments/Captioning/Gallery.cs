namespace RnnResearch.Experiments.Captioning;

/// <summary>What a gallery shows of a run.</summary>
/// <param name="Experiment">the experiment's name</param>
/// <param name="Run">the run as the user called it</param>
/// <param name="Step">of the checkpoint that wrote the captions</param>
/// <param name="Set">the data set's name</param>
/// <param name="Studied">all captions of the split</param>
/// <param name="Pictures">those that are shown, in the set's order</param>
/// <param name="Folder">where its page goes when nothing else is said</param>
public sealed record Gallery(
    string Experiment, string Run, long Step, string Set, StudiedSplit Studied, IReadOnlyList<GalleryPicture> Pictures, string Folder);
