using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Tests.Training;
using RnnResearch.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments;

public sealed class InitialWeightsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly RecordedProgress progress = new();

    [Fact]
    public void Weights_come_by_name_and_what_does_not_fit_is_told()
    {
        using var task = new ToyTask(new RandomStreams(1));
        var own = task.Model.state_dict();
        var before = own["3.weight"].clone();
        Safetensors.Write(folder["other.safetensors"], new Dictionary<string, Tensor>
        {
            ["0.bias"] = full(8, 5f),
            ["3.weight"] = zeros(2, 8),
            ["head.bias"] = zeros(3),
        });

        InitialWeights.Load(task, folder["other.safetensors"], progress);

        Assert.Equal(Enumerable.Repeat(5f, 8), own["0.bias"].data<float>().ToArray());
        Assert.True(own["3.weight"].allclose(before, rtol: 0, atol: 0));
        Assert.Equal(2, progress.Warnings.Count);
        Assert.Contains("3 left as drawn", progress.Warnings[0]);
        Assert.Contains("3.weight ([1, 8] here, [2, 8] there)", progress.Warnings[0]);
        Assert.Contains("1 not used, for there is no place here: head.bias", progress.Warnings[1]);
    }

    [Fact]
    public void A_file_of_the_same_model_gives_all_of_its_weights()
    {
        using var run = new ToyRun(folder.Path);
        run.Trainer(ToyRun.Config with { Epochs = 1 }).Run(default);
        var saved = run.Checkpoints.LoadNewest()!;
        using var task = new ToyTask(new RandomStreams(2));

        InitialWeights.Load(task, Path.Combine(run.Checkpoints.PathOf(saved.Step), "model.safetensors"), progress);

        foreach (var (name, weight) in task.Model.state_dict()) Assert.True(weight.allclose(saved.Model[name], rtol: 0, atol: 0), name);
        Assert.Empty(progress.Warnings);
    }

    [Fact]
    public void Weights_of_another_kind_of_model_are_refused()
    {
        using var task = new ToyTask(new RandomStreams(1));
        Safetensors.Write(folder["other.safetensors"], new Dictionary<string, Tensor> { ["a"] = zeros(1) });
        var error = Assert.Throws<DataException>(() => InitialWeights.Load(task, folder["other.safetensors"], progress));
        Assert.Contains("none of its 1 tensors", error.Message);
        Assert.Contains("0.weight", error.Message);
    }

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }
}
