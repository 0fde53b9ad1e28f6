using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Native;

/// <summary>Mistakes end in exceptions that say what was wrong; none ends the process.</summary>
public class ExceptionTests
{
    public static TheoryData<string, Func<Tensor>> Mistakes => new()
    {
        { "matmul", () => matmul(ones(2, 3), ones(4, 5)) },
        { "mm", () => ones(2, 3).mm(ones(4, 5)) },
        { "add", () => ones(2, 3) + ones(4, 5) },
        { "view", () => ones(2, 3).view(4, 2) },
        { "cat", () => cat([ones(2, 3), ones(3, 2)]) },
        { "einsum", () => einsum("ij,kl->jkz", ones(2, 3), ones(2, 3)) },
        { "index", () => ones(2, 3)[5] },
        { "gather", () => ones(2, 3).gather(1, full([2, 1], 7, dtype: int64)) },
        { "cummax", () => ones(2, 3).cummax(9).values },
        { "bad type", () => ones(2, 3).bitwise_not() },
        { "negative size", () => empty(-3) },
        { "multinomial", () => zeros(3).multinomial(2) },
        { "stack of nothing", () => stack([]) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_call_throws_with_libtorchs_message(string what, Func<Tensor> mistake)
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => mistake());
        Assert.False(string.IsNullOrWhiteSpace(failure.Message), what);
        Assert.DoesNotContain("frame #", failure.Message);
        Assert.Equal(6, ones(2, 3).sum().ToSingle());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => matmul(ones(2, 3), ones(4, 5)));
        Assert.Contains("2x3 and 4x5", failure.Message);
    }

    [Fact]
    public void A_bad_random_state_throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => set_rng_state(zeros(3, dtype: uint8)));
    }

    [Fact]
    public void Backward_of_a_tensor_that_was_not_recorded_throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => ones(1).backward());
    }

    [Fact]
    public void A_disposed_tensor_throws_whatever_is_asked_of_it()
    {
        var gone = ones(2);
        gone.Dispose();
        gone.Dispose();
        Assert.True(gone.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => gone + 1);
        Assert.Throws<ObjectDisposedException>(() => gone.shape);
        Assert.Throws<ObjectDisposedException>(() => cat([gone]));
        Assert.Throws<ObjectDisposedException>(() => gone.item<float>());
    }

    [Fact]
    public void Reading_one_element_demands_one_element_of_that_type()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Equal(1.0, ones(1).ToDouble());
    }

    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        if (cuda.is_available())
            return;
        using var scope = NewDisposeScope();
        Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => ones(1).cuda()).Message);
    }
}
