using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Operators;

public class LinearSystemTests
{
    private static Tensor Matrix() => tensor(new[,] { { 2f, 1f }, { 1f, 3f } });

    [Fact]
    public void Norms_are_what_they_are_called()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 3f, 0f }, { 0f, 4f } });
        Assert.Equal(5, linalg.norm(x).ToDouble(), 1e-5);
        Assert.Equal(5, linalg.norm(x, "fro").ToDouble(), 1e-5);
        Assert.Equal(4, linalg.norm(x, 2).ToDouble(), 1e-5);
        Assert.Equal(7, linalg.vector_norm(x, 1).ToDouble(), 1e-5);
        Assert.Equal(7, linalg.matrix_norm(x, "nuc").ToDouble(), 1e-5);
        Assert.Equal(4, linalg.matrix_norm(x, 2.0).ToDouble(), 1e-5);
        Assert.Equal([3f, 4f], linalg.vector_norm(x, dims: [1]).data<float>());
    }

    [Fact]
    public void Decompositions_multiply_back()
    {
        using var scope = NewDisposeScope();
        var (u, s, vh) = linalg.svd(Matrix());
        Assert.True(allclose(u.mm(diag(s)).mm(vh), Matrix(), 1e-4, 1e-5));
        Assert.True(allclose(s, linalg.svdvals(Matrix()), 1e-4, 1e-5));
        var l = linalg.cholesky(Matrix());
        Assert.True(allclose(l.mm(l.t()), Matrix(), 1e-4, 1e-5));
    }

    [Fact]
    public void Systems_are_solved()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 1f }, { -2f } });
        Assert.True(allclose(linalg.solve(Matrix(), Matrix().mm(x)), x, 1e-4, 1e-5));
        Assert.True(allclose(linalg.inv(Matrix()).mm(Matrix()), eye(2), 1e-4, 1e-5));
        Assert.Equal(5, linalg.det(Matrix()).ToDouble(), 1e-4);
        Assert.True(allclose(linalg.multi_dot([Matrix(), Matrix(), x]), Matrix().mm(Matrix()).mm(x), 1e-4, 1e-5));
    }

    [Fact]
    public void The_largest_eigenvalue_of_a_rotation_has_modulus_one()
    {
        using var scope = NewDisposeScope();
        var rotation = tensor(new[,] { { 0f, -1f }, { 1f, 0f } });
        Assert.Equal(1, linalg.eigvals(rotation).abs().max().ToDouble(), 1e-5);
    }

    [Fact]
    public void Gradients_pass_through_decompositions()
    {
        using var scope = NewDisposeScope();
        var weights = tensor(new[,] { { 0.5f, -1f }, { 2f, 0.25f } });
        var x = Matrix().requires_grad_();
        var (u, s, vh) = linalg.svd(x);
        (u.mm(diag(s)).mm(vh) * weights).sum().backward();
        Assert.True(allclose(x.grad!, weights, 1e-4, 1e-5));

        // The eigenvalues 3 + 4i and 3 - 4i: |a| + |b| is 2 sqrt(det), and its derivative here the matrix over 5.
        var turned = tensor(new[,] { { 3f, -4f }, { 4f, 3f } }, requires_grad: true);
        linalg.eigvals(turned).abs().sum().backward();
        Assert.True(allclose(turned.grad!, turned / 5, 1e-4, 1e-5));
    }

    [Fact]
    public void Limits_of_types_are_IEEEs()
    {
        Assert.Equal(float.MaxValue, finfo(float32).max);
        Assert.Equal(double.MaxValue, finfo(float64).max);
        Assert.Equal((double)Half.MaxValue, finfo(float16).max);
        Assert.Equal(1.1920928955078125e-07, finfo().eps);
    }
}
