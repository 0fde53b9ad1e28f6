using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Files;
using RnnResearch.Training;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>A language configuration brought to life: corpus, vocabulary, model, and the texts it writes on the way.</summary>
internal sealed class LanguageExperiment : IExperiment
{
    private readonly LanguageConfig config;
    private readonly LanguageTask task;
    private readonly Action<string> log;
    private readonly RandomStreams streams;
    private readonly List<ResultTable> tables = [];

    public LanguageExperiment(LanguageConfig config, ExperimentStart start)
    {
        this.config = config;
        (var trained, streams, log) = start;
        var corpus = TextCorpus.Load(config.Data, trained is null ? null : LanguageModelFactory.VocabularyOf(trained), log);
        Split[] splits = [.. new[] { Split.Train, Split.Validation, Split.Test }.Where(corpus.Has)];
        var counts = string.Join(", ", splits.Select(split => $"{corpus[split].Tokens.size(0):N0} {split.Name()}"));
        log($"{corpus.Name}: {counts} {corpus.Vocabulary.Unit.Name()}; {corpus.Vocabulary.Count:N0} different");
        task = new LanguageTask(config, corpus, LanguageModelFactory.Create(config, corpus.Vocabulary, trained));
        if (trained is not null) task.Restore(trained.Carried);
        ReportedSplits = corpus.Has(Split.Test) ? [Split.Test] : [];
        if (config.ShowNetwork && trained is null) tables.Add(Network("before training"));
    }

    public ITrainingTask Task => task;

    public IReadOnlyList<Split> ReportedSplits { get; }

    public IReadOnlyList<ResultTable> Tables => config.ShowNetwork ? [.. tables, Network("after training")] : tables;

    public string Next(string run) => $"make sample RUN={ShellWord.Of(run)}";

    public void AfterStep(long step, string samplesFolder)
    {
        if (!config.Samples.IsDue(step)) return;
        using var scope = NewDisposeScope();
        task.Model.eval();
        var (samples, seed) = (config.Samples, streams.Seed("sample", step));
        long? first = config.StartState == StartState.Training ? task.NextInput(step) : null;
        var writing = new TextWriting(task.Language, task.Corpus.Vocabulary, task.Start, first);
        var text = writing.Write(new SampleOptions(samples.Prompt, samples.Length, Count: 1, seed, samples.Choice), log);
        var path = Path.Combine(RunFile.MakeFolder(samplesFolder), $"step-{step:D8}.txt");
        try
        {
            DurableFile.Write(path, string.Concat(text));
        }
        catch (ScoresException error)
        {
            log($"step {step}: no text, {error.Message}"); // whether training goes on is for the loss to say
        }
    }

    public SplitReport Report(Split split, DecodeOverride decode, CancellationToken interrupt) => new(task.Evaluate(split, interrupt));

    public void Dispose() => task.Dispose();

    private ResultTable Network(string title)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        task.Model.eval();
        return NetworkTable.Of(title, task.Language, task.Corpus, config.SequenceLength);
    }
}
