using RnnResearch.Analysis.Cells;
using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>What the verbs do that are for language models alone.</summary>
public static class LanguageVerbs
{
    /// <summary>
    /// Looks into the cells of a language model with the best checkpoint of a run, or with a checkpoint's own folder: a page, and beside it
    /// a table of the cells that track a property of the text.
    /// </summary>
    /// <param name="path">the run or checkpoint</param>
    /// <param name="options">what to look with, and where to</param>
    /// <param name="progress">hears what is done</param>
    /// <param name="show">makes the page of a study, whose tensors end with this call, in a folder that is there</param>
    public static RunOutcome Cells(string path, CellsOptions options, ITrainingProgress progress, Action<CellStudy, string> show)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<LanguageConfig>(path, progress.Warning);
        var study = new CellsInside(path, config, trained, options, progress).Study();
        var page = Path.GetFullPath(options.PageFile ?? Path.Combine(OutputFolder.Beside(path, "cells"), "cells.html"));
        Directory.CreateDirectory(Path.GetDirectoryName(page)!);
        show(study, page);
        CellsTable.Write(Path.ChangeExtension(page, ".csv"), study.Findings);
        return new RunOutcome(RunStatus.Finished, page, CellsTable.Of(study), $"make sample RUN={ShellWord.Of(path)}");
    }

    /// <summary>
    /// Writes text with the best checkpoint of a run, or with a checkpoint's own folder, piece by piece; the corpus is not needed.
    /// </summary>
    public static IEnumerable<string> Sample(string path, SampleOptions options, ITrainingProgress progress)
    {
        var (name, model, vocabulary, start) = Open(path, progress);
        using (model)
        using (start)
        {
            var pieces = new TextWriting(model, vocabulary, start).Write(options, progress.Warning);
            foreach (var piece in ScoresException.Naming(name, pieces)) yield return piece;
        }
    }

    /// <summary>
    /// A run's model in eval mode and the state it begins with, the caller's to dispose. By itself, because no scope may stay open while
    /// a text is read piece by piece.
    /// </summary>
    private static (string Name, LanguageModel Model, TextVocabulary Vocabulary, NetworkState? Start) Open(
        string path, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var (trained, config) = TrainedModel.Open<LanguageConfig>(path, progress.Warning);
        var vocabulary = LanguageModelFactory.VocabularyOf(trained.Checkpoint);
        var model = LanguageModelFactory.Create(config, vocabulary, trained.Checkpoint);
        model.eval();
        var carried = NetworkState.From(trained.Checkpoint.Carried).Map(part => part.to(model.Device));
        return (trained.Called, model, vocabulary, LanguageModelFactory.StartOf(config, carried)?.Detached());
    }
}
