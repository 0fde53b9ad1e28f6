namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// How a fused cell lays out its storage, so many H-long blocks for each sequence and step: first the pre-activations, each of which
/// becomes what is kept of it, then what else is kept.
/// </summary>
/// <param name="Storage">blocks in all</param>
/// <param name="Gradients">how many of them, from the first on, are pre-activations and so have gradients of their own</param>
/// <param name="Input">for each storage block from the first on, the block of the projected input that enters there</param>
/// <param name="Products">the recurrent products, in the order of their stages</param>
/// <param name="Stages">elementwise stages; stage s runs after the products of stage s, stage 0 before all</param>
internal sealed record CellPlan(int Storage, int Gradients, int[] Input, RecurrentProduct[] Products, int Stages = 1)
{
    // Asked for at every pass.
    private string[]? names;
    private string[]? projectedNames;
    private (int, int)[]? inputBiases;
    private (int, int)[]? recurrentBiases;

    /// <summary>Whether stage 0 does something.</summary>
    public bool Prepares { get; init; }

    /// <summary>Whether the equations keep a <c>c</c> beside <c>h</c>, the first block of the state's.</summary>
    public bool HasMemory { get; init; }

    /// <summary>How many H-long blocks the state has beside <c>h</c>: the equations' own, then what it remembers of storage.</summary>
    public int MemoryBlocks => OwnMemory + (Remembered?.Width ?? 0);

    /// <summary>How many of them are the equations' own.</summary>
    public int OwnMemory => HasMemory ? 1 : 0;

    /// <summary>The recurrent matrices; the first has <c>bias_hh</c> beside it.</summary>
    public string[] Matrices { get; init; } = ["weight_hh"];

    /// <summary>The weights of each unit's own, [H] each.</summary>
    public string[] UnitWeights { get; init; } = [];

    /// <summary>Whether the input has weights here; else it always comes projected.</summary>
    public bool HasInputWeights { get; init; } = true;

    /// <summary>How many H-long blocks the projected input has.</summary>
    public int InputBlocks { get; } = Input.Max() + 1;

    /// <summary>How many H-long blocks of rows a recurrent matrix has.</summary>
    public int BlocksOf(int matrix) => Products.Where(product => product.Weight == matrix).Max(product => product.Blocks.Max()) + 1;

    /// <summary>How many H-long blocks of columns it has.</summary>
    public int WidthOf(int matrix) => Products.First(product => product.Weight == matrix).Width;

    /// <summary>The weights by the names they have in the readable cell, in the order in which they are handed around.</summary>
    /// <param name="projected">whether the input comes projected, so that its own weights are not among them</param>
    public IReadOnlyList<string> WeightNames(bool projected) => projected
        ? projectedNames ??= [Matrices[0], "bias_hh", .. Matrices[1..], .. UnitWeights]
        : names ??= ["weight_ih", "bias_ih", .. WeightNames(projected: true)];

    /// <summary>Storage block to which each block of <c>bias_ih</c> is added.</summary>
    public IReadOnlyList<(int Block, int Storage)> InputBiases => inputBiases ??= [.. Input.Select((block, storage) => (block, storage))];

    /// <summary>Storage block to which each block of <c>bias_hh</c> is added.</summary>
    public IReadOnlyList<(int Block, int Storage)> RecurrentBiases => recurrentBiases ??=
        [.. Products.Where(product => product.Weight == 0)
            .SelectMany(product => product.Blocks.Select((block, i) => (block, product.To + i)))];

    /// <summary>The product whose operand is the storage of the step before, if there is one: those blocks belong to the state.</summary>
    public RecurrentProduct? Remembered { get; } = Array.Find(Products, product => product.Before);

    /// <summary>How many operands are storage blocks.</summary>
    public int StoredOperands { get; } = Products.Where(product => product.Operand is not null).Sum(product => product.Width);
}
