using RnnResearch.Experiments.Language;
using RnnResearch.Experiments.Sweeps;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Experiments.Sweeps;

/// <summary>What the sweep <c>ablation-cells</c> promises: cells with equally many weights, each as its paper has it.</summary>
public class AblationCellsTests
{
    private const int Characters = 65; // of tinyshakespeare

    private static Sweep Sweep { get; } = RepositoryExperiments.Sweeps.Load("ablation-cells");

    [Fact]
    public void All_cells_have_the_same_number_of_weights_to_one_per_cent()
    {
        var counts = Configs().Select(config => (double)Parameters(config.Model)).ToList();
        Assert.True(counts.Max() / counts.Min() < 1.01, string.Join(", ", counts));
    }

    [Fact]
    public void Six_cells_are_trained_at_the_same_rates()
    {
        var cells = Configs().GroupBy(config => config.Model.Cell, config => config.Train.Optimizer.LearningRate).ToList();
        Assert.Equal(
            [CellKind.Rnn, CellKind.Lstm, CellKind.Gru, CellKind.Mut1, CellKind.Mut2, CellKind.Mut3], cells.Select(cell => cell.Key));
        Assert.All(cells, rates => Assert.Equal([0.005, 0.01], rates));
    }

    [Fact]
    public void Every_cell_gets_vectors_as_long_as_its_state() =>
        Assert.All(Configs(), config => Assert.Equal(config.Model.Hidden, config.Model.Embedding));

    private static IEnumerable<LanguageConfig> Configs() =>
        Sweep.Runs.Where(run => run.Seed == 1).Select(run => (LanguageConfig)run.Experiment.Config);

    private static long Parameters(LanguageModelConfig config)
    {
        using var scope = NewDisposeScope();
        using var model = new LanguageModel(config, Characters);
        return model.parameters().Sum(weight => weight.numel());
    }
}
