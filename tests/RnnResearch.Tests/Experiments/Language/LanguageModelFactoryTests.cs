using RnnResearch.Experiments.Language;
using RnnResearch.Tests.Training;
using RnnResearch.Training;

namespace RnnResearch.Tests.Experiments.Language;

public sealed class LanguageModelFactoryTests
{
    [Fact]
    public void A_checkpoint_without_a_vocabulary_is_no_language_models()
    {
        using var folder = new TempFolder();
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config with { Epochs = 1 }).Run(default);
        var checkpoint = run.Checkpoints.LoadNewest()!;
        var message = Assert.Throws<CheckpointException>(() => LanguageModelFactory.VocabularyOf(checkpoint)).Message;
        Assert.Equal($"step {checkpoint.Step}: the checkpoint has no vocabulary.json, so it is not a language model's", message);
    }
}
