using static TorchSharp.torch;

namespace RnnResearch.Recurrent;

/// <summary>
/// Rows of a table with a sparse gradient: the rows' own, one after the other as they were read, a row read twice being there twice. That
/// of <c>index_select</c> is as large as the table. A derivative of the derivative is not there.
/// </summary>
internal sealed class RowLookup : autograd.SingleTensorFunction<RowLookup>
{
    private const string Size = "size";

    public override string Name => nameof(RowLookup);

    /// <summary>
    /// The rows of a <paramref name="table"/> [V, E] that <paramref name="tokens"/>, int64 [..], name: [.., E]. Of as many tokens as rows
    /// or more the gradient is dense.
    /// </summary>
    public static Tensor Of(Tensor table, Tensor tokens)
    {
        var rows = tokens.flatten();
        var sparse = is_grad_enabled() && table.requires_grad && rows.shape[0] < table.shape[0];
        return (sparse ? apply(table, rows) : table.index_select(0, rows)).view([.. tokens.shape, table.shape[1]]);
    }

    /// <param name="ctx">what backward needs</param>
    /// <param name="vars">the table, the rows [N]</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (table, rows) = ((Tensor)vars[0], (Tensor)vars[1]);
        ctx.save_data(Size, table.shape);
        ctx.save_for_backward([rows]);
        return table.index_select(0, rows);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var rows = ctx.get_saved_variables()[0].unsqueeze(0);
        var gradient = sparse_coo_tensor(rows, grad_output.contiguous(), (long[])ctx.get_data(Size), grad_output.dtype);
        return [gradient.MoveToOuterDisposeScope(), null!];
    }
}
