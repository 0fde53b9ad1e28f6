using RnnResearch.Data;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Captioning;

public sealed class OverfittingTests
{
    /// <summary>50 captions that differ by picture are learnt by heart: nothing between pixels and words is broken.</summary>
    [Theory]
    [InlineData(CaptionerKind.Attention, CellKind.Lstm)]
    [InlineData(CaptionerKind.Attention, CellKind.Gru)]
    [InlineData(CaptionerKind.Attention, CellKind.Lstm, true)]
    [InlineData(CaptionerKind.Plain, CellKind.Lstm)]
    public void Fifty_examples_are_learnt_by_heart(CaptionerKind kind, CellKind cell, bool hard = false)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var set = new FirstCaptionOnly(CaptionSets.Open(new() { Scenes = new() { Train = 50, Validation = 1, Test = 1, Novel = 1 } }));
        var corpus = new CaptionCorpus(set, vocabulary: null, minCount: 1);
        var config = new CaptioningConfig
        {
            Task = "captioning",
            Model = new()
            {
                Kind = kind,
                Cell = cell,
                Embedding = 32,
                Hidden = 96,
                Dropout = 0,
                Attention = new() { Size = 32, SeeWord = true, DoublyStochastic = 0, Hard = hard ? new() : null },
            },
            Train = new() { BatchSize = 50 },
        };
        var captioner = CaptionerFactory.Create(config, corpus.Vocabulary, trained: null);
        using var task = new CaptioningTask(config, corpus, captioner, new EncodedAnnotations(captioner, set), new RandomStreams(1));
        var optimizer = optim.Adam(captioner.parameters(), 5e-3);

        var loss = Step(task, optimizer, 1);
        Assert.InRange(loss, Math.Log(corpus.Vocabulary.Count) - 0.3, Math.Log(corpus.Vocabulary.Count) + 0.3);
        for (var step = 2; step <= 400 && loss > 0.1; step++) loss = Step(task, optimizer, step);
        Assert.True(loss <= 0.1, $"the loss is still {loss:F3}");
    }

    private static double Step(CaptioningTask task, optim.Optimizer optimizer, long step)
    {
        using var scope = NewDisposeScope();
        task.Model.zero_grad();
        var loss = task.Loss(step);
        loss.Objective.backward();
        optimizer.step();
        return loss.Loss.ToDouble();
    }

    /// <summary>Each picture with one caption: five of one picture cannot all be likely.</summary>
    private sealed class FirstCaptionOnly(ICaptionSet set) : ICaptionSet
    {
        public string Name => set.Name;

        public string Identity => set.Identity;

        public IReadOnlyList<CaptionedImage> Images { get; } =
            [.. set.Images.Select(image => image with { Captions = [image.Captions[0]] })];

        public Tensor ReadImage(CaptionedImage image) => set.ReadImage(image);
    }
}
