using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Tensors;

public class IndexingTests
{
    private static Tensor Numbers() => arange(24).reshape(2, 3, 4);

    private static void Equal(long[] shape, long[] values, Tensor actual)
    {
        Assert.Equal(shape, actual.shape);
        Assert.Equal(values, actual.data<long>());
    }

    [Fact]
    public void Numbers_take_dimensions_away()
    {
        using var scope = NewDisposeScope();
        Equal([4], [16, 17, 18, 19], Numbers()[1, 1]);
        Equal([], [23], Numbers()[1, 2, 3]);
        Equal([], [23], Numbers()[-1, -1, -1]);
        Equal([4], [20, 21, 22, 23], Numbers()[1][^1]);
    }

    [Fact]
    public void Slices_keep_them()
    {
        using var scope = NewDisposeScope();
        Equal([1, 3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], Numbers()[1..]);
        Equal([2, 2], [1, 2, 13, 14], Numbers()[.., 0, 1..3]);
        Equal([2, 3], [3, 7, 11, 15, 19, 23], Numbers()[TensorIndex.Ellipsis, -1]);
        Equal([2, 2], [0, 2, 12, 14], Numbers()[TensorIndex.Colon, 0, TensorIndex.Slice(null, null, 2)]);
        Equal([1, 4], [0, 1, 2, 3], Numbers()[0, 0, TensorIndex.Ellipsis].unsqueeze(0));
        Equal([2, 1], [3, 15], Numbers()[TensorIndex.Colon, TensorIndex.None, 0, 3]);
        Equal([2, 3, 1], [2, 6, 10, 14, 18, 22], Numbers()[.., .., ^2..^1]);
    }

    [Fact]
    public void Tensors_pick_and_masks_filter()
    {
        using var scope = NewDisposeScope();
        var pick = tensor(new[] { 2L, 0L });
        Equal([2, 2, 4], [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15], Numbers()[TensorIndex.Colon, TensorIndex.Tensor(pick)]);
        Equal([2], [10, 2], Numbers()[0, TensorIndex.Tensor(pick), 2]);
        Equal([3], [21, 22, 23], Numbers()[Numbers() > 20]);
        var rows = tensor(new[,] { { true, false, false }, { false, false, true } });
        Equal([2], [1, 21], Numbers()[TensorIndex.Tensor(rows), 1]);
        Equal([2, 4], [0, 1, 2, 3, 20, 21, 22, 23], Numbers().index(tensor(new[] { 0L, 1L }), tensor(new[] { 0L, 2L })));
    }

    [Fact]
    public void Assignment_writes_through()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[0] = ones(3);
        x[1, 2] = 5f;
        x[.., 0..1] = 7f;
        Assert.Equal([7f, 1f, 1f, 7f, 0f, 5f], x.data<float>());
        x[x > 4] = -1f;
        Assert.Equal([-1f, 1f, 1f, -1f, 0f, -1f], x.data<float>());
    }

    [Fact]
    public void Index_put_can_accumulate()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3);
        x.index_put_(ones(3), [tensor(new[] { 1L, 1L, 2L })], accumulate: true);
        Assert.Equal([0f, 2f, 1f], x.data<float>());
        x.index_put_(9, TensorIndex.Single(0));
        Assert.Equal([9f, 2f, 1f], x.data<float>());
    }

    [Fact]
    public void Gradients_flow_through_indices()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3, requires_grad: true);
        (x[1, 0..2].sum() + x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 2L }))].sum() * 3).backward();
        Assert.Equal([0f, 0f, 3f, 1f, 1f, 3f], x.grad!.data<float>());
    }
}
