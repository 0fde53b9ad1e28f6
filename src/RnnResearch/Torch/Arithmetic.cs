using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnResearch.Torch;

/// <summary>
/// Arithmetic of tensors and numbers that stands beside any other thread. libtorch takes numbers as <see cref="Scalar"/> objects, and the
/// package does not keep them alive while native code reads them: one that nobody holds may be freed by the garbage collector in mid-call,
/// whenever another thread allocates. <c>x * 0.5</c> makes such an object, and so does <c>a + b</c>, which is a + 1 · b to libtorch.
/// What stands here holds its scalars until the call is over, and is otherwise the same. <c>a * b</c>, <c>a - b</c> and <c>a / b</c> of two
/// tensors need no scalar and are written as they are; a test looks through the compiled code for whatever else makes one.
/// </summary>
public static class Arithmetic
{
    private static readonly Scalar one = 1;
    private static readonly Scalar minusInfinity = double.NegativeInfinity;

    /// <summary>a + b, with broadcasting.</summary>
    public static Tensor Sum(Tensor a, Tensor b) => a.add(b, one);

    /// <summary>a + b + c, with broadcasting.</summary>
    public static Tensor Sum(Tensor a, Tensor b, Tensor c) => Sum(Sum(a, b), c);

    /// <summary>a += b, in the memory of <paramref name="a"/>.</summary>
    public static Tensor Add_(this Tensor a, Tensor b) => a.add_(b, one);

    /// <summary>a + factor · b, with broadcasting.</summary>
    public static Tensor Plus(this Tensor a, double factor, Tensor b)
    {
        using Scalar kept = factor;
        return a.add(b, kept);
    }

    /// <summary>a += factor · b, in the memory of <paramref name="a"/>.</summary>
    public static Tensor Add_(this Tensor a, double factor, Tensor b)
    {
        using Scalar kept = factor;
        return a.add_(b, kept);
    }

    /// <summary>a += factor · b · c, in the memory of <paramref name="a"/>.</summary>
    public static Tensor AddProduct_(this Tensor a, double factor, Tensor b, Tensor c)
    {
        using Scalar kept = factor;
        return a.addcmul_(b, c, kept);
    }

    /// <summary>a += factor · b / c, in the memory of <paramref name="a"/>.</summary>
    public static Tensor AddQuotient_(this Tensor a, double factor, Tensor b, Tensor c)
    {
        using Scalar kept = factor;
        return a.addcdiv_(b, c, kept);
    }

    /// <summary>1 - x.</summary>
    public static Tensor OneMinus(Tensor x) => x.negative().add(one, one);

    /// <summary>x + number.</summary>
    public static Tensor Plus(this Tensor x, double number)
    {
        using Scalar kept = number;
        return x.add(kept, one);
    }

    /// <summary>factor · x.</summary>
    public static Tensor Times(this Tensor x, double factor)
    {
        using Scalar kept = factor;
        return x.mul(kept);
    }

    /// <summary>factor · x; whole numbers stay whole.</summary>
    public static Tensor Times(this Tensor x, long factor)
    {
        using Scalar kept = factor;
        return x.mul(kept);
    }

    /// <summary>factor · x, in the memory of <paramref name="x"/>.</summary>
    public static Tensor Times_(this Tensor x, double factor)
    {
        using Scalar kept = factor;
        return x.mul_(kept);
    }

    /// <summary>x / divisor.</summary>
    public static Tensor Over(this Tensor x, double divisor)
    {
        using Scalar kept = divisor;
        return x.div(kept);
    }

    /// <summary>x, and -∞ where the mask, bool, says so: no softmax gives it a share, and it is no maximum.</summary>
    public static Tensor Without(this Tensor x, Tensor mask) => x.masked_fill(mask, minusInfinity);

    /// <summary>Every element becomes the number.</summary>
    public static Tensor Fill_(this Tensor x, double number)
    {
        using Scalar kept = number;
        return x.fill_(kept);
    }

    /// <summary>0, 1 .. count - 1, int64.</summary>
    public static Tensor UpTo(long count, Device? device = null)
    {
        var numbers = new long[count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = i;
        return tensor(numbers, device: device);
    }

    /// <summary>The number in a tensor of one element, wherever it is.</summary>
    public static double Number(this Tensor x)
    {
        if (x.device_type == DeviceType.CPU && x.numel() == 1) // read where it stands: a call into libtorch takes a hundred times as long
        {
            if (x.dtype == ScalarType.Float32) return MemoryMarshal.Read<float>(x.bytes);
            if (x.dtype == ScalarType.Float64) return MemoryMarshal.Read<double>(x.bytes);
        }
        using var here = x.to(ScalarType.Float64).cpu();
        return here.item<double>();
    }

    /// <summary>The whole number in an int64 tensor of one element, wherever it is.</summary>
    public static long WholeNumber(this Tensor x)
    {
        using var here = x.cpu();
        return here.item<long>();
    }
}
