using RnnResearch.Recurrent;
using RnnResearch.Tests.Experiments;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Recurrent;

/// <summary>The cell that docs/cells.md adds from beginning to end is <see cref="MguCell"/>, as it stands beside this file.</summary>
public sealed class DocumentedCellTests
{
    private static string Root => RepositoryExperiments.Catalog.Root;

    [Fact]
    public void The_page_shows_the_file_that_is_compiled()
    {
        var file = File.ReadAllText(Path.Combine(Root, "tests", "RnnResearch.Tests", "Recurrent", "MguCell.cs"));
        Assert.Contains($"```csharp\n{file}```", File.ReadAllText(Path.Combine(Root, "docs", "cells.md")));
    }

    [Fact]
    public void Its_gradients_match_finite_differences_and_it_gives_its_gates()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var cell = new MguCell(3, 2).to(ScalarType.Float64);
        var x = randn(2, 3, dtype: ScalarType.Float64);
        GradientCheck.Parameters(cell, () => cell.call(x, cell.call(x, cell.ZeroState(2))).h.sum());
        Assert.Equal(["f", "n"], cell.Trace(cell.Project(x), cell.ZeroState(2)).Gates.Select(gate => gate.Name));
    }
}
