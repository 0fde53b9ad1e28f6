using RnnResearch.Models;
using RnnResearch.Recurrent;

namespace RnnResearch.Tests.Recurrent;

public sealed class RecurrentConfigTests
{
    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void A_built_in_kernel_is_for_the_cells_that_have_one(CellKind kind)
    {
        Assert.Empty(new RecurrentConfig { Cell = kind }.Check());
        var problems = new RecurrentConfig { Cell = kind, Kernel = RecurrentKernel.BuiltIn }.Check().Select(problem => problem.Key);
        Assert.Equal(FastPathTests.BuiltIn.Contains(kind) ? [] : ["kernel"], problems);
    }

    [Theory]
    [MemberData(nameof(EveryCell.Kinds), MemberType = typeof(EveryCell))]
    public void The_recurrent_bias_stays_where_it_is_the_only_one(CellKind kind)
    {
        var problems = new RecurrentConfig { Cell = kind, RecurrentBias = false }.Check().Select(problem => problem.Key);
        Assert.Equal(kind is CellKind.Mut1 or CellKind.Mut2 ? ["recurrent_bias"] : [], problems);
    }

    [Fact]
    public void Tied_weights_need_vectors_as_long_as_the_state()
    {
        var config = new LanguageModelConfig
        {
            Hidden = 8,
            Embedding = 6,
            Tied = true,
            Cell = CellKind.Mut2,
            Kernel = RecurrentKernel.BuiltIn,
        };
        Assert.Equal(["kernel", "tied"], config.Check().Select(problem => problem.Key));
        Assert.Contains("hidden = 8", config.Check().Last().Message);
        Assert.Empty((config with { Embedding = 8, Kernel = RecurrentKernel.Auto }).Check());
    }
}
