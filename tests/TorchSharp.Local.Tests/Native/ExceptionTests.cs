using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Native;

/// <summary>Mistakes end in exceptions that say what was wrong; none ends the process.</summary>
public class ExceptionTests
{
    // Words that only libtorch finds: they name the sizes, dimensions and types of the call.
    public static TheoryData<string, Func<Tensor>, string> Mistakes => new()
    {
        { "matmul", () => matmul(ones(2, 3), ones(4, 5)), "shapes cannot be multiplied (2x3 and 4x5)" },
        { "mm", () => ones(2, 3).mm(ones(4, 5)), "shapes cannot be multiplied (2x3 and 4x5)" },
        { "add", () => ones(2, 3) + ones(4, 5), "size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1" },
        { "view", () => ones(2, 3).view(4, 2), "shape '[4, 2]' is invalid for input of size 6" },
        { "cat", () => cat([ones(2, 3), ones(3, 2)]), "Expected size 3 but got size 2 for tensor number 1" },
        { "einsum", () => einsum("ij,kl->jkz", ones(2, 3), ones(2, 3)), "output subscript z does not appear" },
        { "index", () => ones(2, 3)[5], "index 5 out of range for tensor of size [2, 3]" },
        { "gather", () => ones(2, 3).gather(1, full([2, 1], 7, dtype: int64)), "index 7 is out of bounds for dimension 1 with size 3" },
        { "cummax", () => ones(2, 3).cummax(9).values, "expected to be in range of [-2, 1], but got 9" },
        { "bad type", () => ones(2, 3).bitwise_not(), "not implemented for 'Float'" },
        { "negative size", () => empty(-3), "negative dimension -3" },
        { "multinomial", () => zeros(3).multinomial(2), "sum of probabilities <= 0" },
        { "stack of nothing", () => stack([]), "non-empty TensorList" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_call_throws_with_libtorchs_message(string what, Func<Tensor> mistake, string words)
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => mistake());
        Assert.True(failure.Message.Contains(words, StringComparison.Ordinal), $"{what}: {failure.Message}");
        Assert.DoesNotContain("frame #", failure.Message);
        Assert.Equal(6, ones(2, 3).sum().ToSingle());
    }

    [Fact]
    public void A_bad_random_state_throws()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => set_rng_state(zeros(3, dtype: uint8)));
        Assert.Contains("5056", failure.Message);
    }

    [Fact]
    public void Backward_of_a_tensor_that_was_not_recorded_throws()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<ExternalException>(() => ones(1).backward());
        Assert.Contains("does not require grad", failure.Message);
    }

    [Fact]
    public void Reading_one_element_demands_one_element_of_that_type()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Equal(1.0, ones(1).ToDouble());
    }

    [WithoutCudaFact]
    public void A_device_that_is_not_there_is_named()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => ones(1).cuda()).Message);
    }
}
