using RnnResearch.Analysis.Cells;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>
/// Looks into a trained language model (Karpathy, Johnson and Fei-Fei 2016, "Visualizing and Understanding Recurrent Networks",
/// arXiv:1506.02078): has it read a text, and finds the cells that keep track of something in it.
/// </summary>
/// <param name="path">the run or the checkpoint's folder, as the user called it</param>
/// <param name="config">the run's</param>
/// <param name="trained">what is in it</param>
/// <param name="options">what to look with</param>
/// <param name="progress">hears what is done</param>
internal sealed class CellsInside(
    string path, LanguageConfig config, TrainedModel trained, CellsOptions options, ITrainingProgress progress)
{
    private readonly TextVocabulary vocabulary = LanguageModelFactory.VocabularyOf(trained.Checkpoint);

    /// <summary>The whole study; its tensors are the caller's scope's.</summary>
    public CellStudy Study()
    {
        RefuseLargeVocabulary();
        var text = CellsText.Of(options.TextFile, config, vocabulary, progress);
        var stretches = TextStretches.Over(text.Name, text.Tokens.Length, vocabulary.Unit.Name(), options.Positions);
        RequireMemory(stretches);
        var note = Note(text, stretches);
        progress.Message(note);
        using var model = LanguageModelFactory.Create(config, vocabulary, trained.Checkpoint);
        var recording = Recorder(model, text, stretches, Start(model)).Record();
        using var search = new CellProbe(recording.Cells, config.Model.Hidden);
        using var untrained = Untrained(text, stretches);
        var (scanned, finder) = (new ScannedText(text.Characters), new PropertySearch(search, untrained));
        var properties = TextProperties.All.Concat(options.Properties.Select(given => TextProperties.Of(given.Name, given.Pattern)));
        int[] ends = [.. Enumerable.Range(0, stretches.Positions).Select(n => text.Ends[stretches.TokenAt(n)])];
        return new CellStudy
        {
            Network = new StudiedNetwork(
                path, trained.Name, trained.Checkpoint.Step, SnakeCase.Of(config.Model.Cell.ToString()),
                config.Model.Layers, config.Model.Hidden, vocabulary),
            Text = text,
            Note = note,
            Command = Command(),
            Stretches = stretches,
            Recording = recording,
            Findings = [.. properties.Select(property => finder.Find(property, scanned, ends))],
        };
    }

    private static CellRecorder Recorder(LanguageModel model, PlacedText text, TextStretches stretches, NetworkState? start)
    {
        model.eval();
        return new CellRecorder(model, text.Tokens, stretches, start);
    }

    private NetworkState? Start(LanguageModel model) =>
        LanguageModelFactory.StartOf(config, NetworkState.From(trained.Checkpoint.Carried).Map(part => part.to(model.Device)));

    /// <summary>The cells of the same network as it was before its first step: drawn from the run's seed, as training draws it.</summary>
    private CellProbe Untrained(PlacedText text, TextStretches stretches)
    {
        using var scope = NewDisposeScope();
        new RandomStreams(config.Seed).SeedGlobal("init");
        using var model = LanguageModelFactory.Create(config, vocabulary, trained: null);
        var cells = Recorder(model, text, stretches, start: null).RecordCells();
        return new CellProbe(cells.MoveToOuterDisposeScope(), config.Model.Hidden);
    }

    private string Note(PlacedText text, TextStretches stretches)
    {
        var unit = vocabulary.Unit.Name();
        var source = options.TextFile is null ? ", held out from training" : "";
        return $"{text.Name}{source}: {stretches.Positions:N0} of {text.Tokens.Length:N0} {unit}, in {stretches.Count} stretches of "
            + $"{stretches.Length:N0} spread evenly, each read from {TextStretches.WarmUp} {unit} before it";
    }

    private string Command()
    {
        var words = new List<string> { $"make cells RUN={ShellWord.Of(path)}" };
        if (options.TextFile is { } file) words.Add($"TEXT={ShellWord.Of(file)}");
        var arguments = options.Properties.Select(property => $"--property {ShellWord.Of($"{property.Name}={property.Pattern}")}").ToList();
        if (options.Positions != CellsOptions.UsualPositions) arguments.Add($"--characters {options.Positions}");
        if (arguments.Count > 0) words.Add($"ARGS={ShellWord.Of(string.Join(' ', arguments))}");
        return string.Join(' ', words);
    }

    private void RefuseLargeVocabulary()
    {
        if (vocabulary.Count > ushort.MaxValue + 1)
            throw new DataException($"{path}: a vocabulary of {vocabulary.Count:N0} {vocabulary.Unit.Name()}; the page takes up to "
                + $"{ushort.MaxValue + 1:N0}. Train with data.max_words: 65000 or fewer");
    }

    private void RequireMemory(TextStretches stretches)
    {
        const int MostQuantities = 6; // tanh(c), h, i, f, g, o
        MachineMemory.Require("--characters", "what its cells compute",
            CellRecorder.BytesOf(stretches.Positions, (double)config.Model.Layers * config.Model.Hidden, MostQuantities),
            "measure fewer characters");
    }
}
