using System.Numerics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused;

/// <summary>The recurrent matrices of a cell laid out for one pass: for each product of the plan, and each block of its operand.</summary>
internal sealed unsafe class PackedProducts<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PackedMatrix<T>[][] packed;

    /// <param name="plan">the cell's</param>
    /// <param name="shape">the sizes</param>
    /// <param name="weights">the weights</param>
    /// <param name="backward">whether gradients go back from the results to the operands</param>
    public PackedProducts(CellPlan plan, RecurrenceShape shape, RecurrenceWeights<T> weights, bool backward)
    {
        var rows = new WeightRows<T>(shape);
        packed = new PackedMatrix<T>[plan.Products.Length][];
        for (var p = 0; p < packed.Length; p++)
        {
            var product = plan.Products[p];
            packed[p] = new PackedMatrix<T>[product.Width];
            for (var i = 0; i < product.Width; i++)
            {
                var lines = rows.Of(weights.Matrix(product.Weight) + (i * shape.Hidden), product.Width * shape.Hidden, product.Blocks);
                packed[p][i] = backward ? PackedMatrix<T>.OfRows(lines, shape.Hidden) : PackedMatrix<T>.OfColumns(lines, shape.Hidden);
            }
        }
    }

    /// <summary>The matrix for a product and a block of its operand.</summary>
    public PackedMatrix<T> this[int product, int operand] => packed[product][operand];

    public void Dispose()
    {
        foreach (var product in packed)
        {
            foreach (var matrix in product) matrix.Dispose();
        }
    }
}
