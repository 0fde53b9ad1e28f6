using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Tensors;

public class SparseTests
{
    [Fact]
    public void A_sparse_tensor_has_its_places_and_values_as_given_and_the_sum_where_one_is_there_twice()
    {
        using var scope = NewDisposeScope();
        var sparse = sparse_coo_tensor(tensor(new long[] { 2, 0, 2 }).unsqueeze(0), tensor(new[] { 1f, 2, 3, 4, 5, 6 }).view(3, 2), [4, 2]);
        Assert.True(sparse.is_sparse);
        Assert.Equal([4, 2], sparse.shape);
        Assert.Equal([2L, 0, 2], sparse.SparseIndices.data<long>());
        Assert.Equal([1f, 2, 3, 4, 5, 6], sparse.SparseValues.data<float>());
        var dense = sparse.to_dense();
        Assert.False(dense.is_sparse);
        Assert.Equal([3f, 4, 0, 0, 6, 8, 0, 0], dense.data<float>());
    }

    [Fact]
    public void A_sparse_tensor_is_of_the_values_type()
    {
        using var scope = NewDisposeScope();
        var (places, values) = (zeros(1, 1, dtype: int64), ones(1, dtype: float64));
        Assert.Equal(float64, sparse_coo_tensor(places, values, [3]).dtype);
        Assert.True(sparse_coo_tensor(places, values, [3], requires_grad: true).requires_grad);
    }

    [Fact]
    public void An_embedding_that_is_asked_to_gives_a_sparse_gradient()
    {
        using var scope = NewDisposeScope();
        var table = nn.Embedding(5, 2, sparse: true);
        table.call(tensor(new long[] { 3, 1, 3 })).sum().backward();
        var gradient = table.weight!.grad!;
        Assert.True(gradient.is_sparse);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 2, 2, 0, 0], gradient.to_dense().data<float>());
    }
}
