using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>
/// The layers of a network on top of each other, each a step that is run again and again, reading tokens that are put into its
/// memory. It owns them all.
/// </summary>
internal sealed unsafe class FusedStack : IDisposable
{
    private readonly IFusedStep[] steps;
    private Tensor tokens;
    private long* token;
    private int room;

    /// <param name="tokens">int64 [1, B], which the first step reads; becomes the stack's to dispose</param>
    /// <param name="steps">the layers, the lowest first</param>
    public FusedStack(Tensor tokens, IFusedStep[] steps)
    {
        (this.tokens, this.steps, Rows) = (tokens, steps, (int)tokens.size(1));
        token = TensorMemory.Of<long>(tokens);
        room = Rows;
        Hidden = HiddenRows();
    }

    /// <summary>The sequences that are there.</summary>
    public int Rows { get; private set; }

    /// <summary>What the next step reads, one for each sequence: rows of the table that the stack was made with.</summary>
    public Span<long> Tokens => new(token, Rows);

    /// <summary>h of the highest layer, as the last step left it; valid until the rows are selected.</summary>
    public Rows<float> Hidden { get; private set; }

    /// <summary>One step of all sequences.</summary>
    public void Run()
    {
        if (Rows == 0) return;
        foreach (var step in steps) step.Run(Rows);
    }

    /// <summary>Goes on with the sequences named, in that order, in the same memory unless they are more than ever before.</summary>
    public void Select(IReadOnlyList<long> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(rows[i], nameof(rows));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rows[i], Rows, nameof(rows));
        }
        if (rows.Count > room) Grow(rows.Count);
        foreach (var step in steps) step.Select(rows);
        Rows = rows.Count;
    }

    public void Dispose()
    {
        foreach (var step in steps) step.Dispose();
        tokens.Dispose();
    }

    private void Grow(int wanted)
    {
        room = wanted;
        tokens.Dispose();
        tokens = zeros(1, room, dtype: ScalarType.Int64).DetachFromDisposeScope();
        token = TensorMemory.Of<long>(tokens);
        for (var l = 0; l < steps.Length; l++) steps[l].Grow(room, l == 0 ? tokens : steps[l - 1].Hidden);
        Hidden = HiddenRows();
    }

    private Rows<float> HiddenRows() => new(TensorMemory.Of<float>(steps[^1].Hidden), (nint)steps[^1].Hidden.size(2));
}
