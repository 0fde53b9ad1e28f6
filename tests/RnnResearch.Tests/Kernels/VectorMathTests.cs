using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Tests.Kernels;

public sealed class VectorMathTests
{
    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-19f, 0f)]
    [InlineData(-1e-19f, 0f)]
    [InlineData(1e-40f, 0f)]
    [InlineData(1.1e-19f, 1.1e-19f)]
    [InlineData(-1.1e-19f, -1.1e-19f)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void What_is_too_small_for_a_product_counts_as_zero(float x, float expected)
    {
        Assert.Equal(expected, VectorMath.Flush(Vector512.Create(x))[3]);
        Assert.Equal((double)x, VectorMath.Flush(Vector512.Create((double)x))[3]); // double reaches further: it loses none of these
    }

    [Fact]
    public void The_product_of_two_that_are_left_is_not_denormal()
    {
        Assert.True(float.IsNormal(Smallest(-62, -64) * Smallest(-62, -64)));
        Assert.True(double.IsNormal(SmallestDouble(-510, -512) * SmallestDouble(-510, -512)));

        static float Smallest(int kept, int gone)
        {
            var (high, low) = (MathF.ScaleB(1, kept), MathF.ScaleB(1, gone));
            while (MathF.BitIncrement(low) < high)
            {
                var middle = (low + high) / 2;
                var counts = VectorMath.Flush(Vector512.Create(middle))[0] != 0;
                (low, high) = counts ? (low, middle) : (middle, high);
            }
            return high;
        }

        static double SmallestDouble(int kept, int gone)
        {
            var (high, low) = (Math.ScaleB(1, kept), Math.ScaleB(1, gone));
            while (Math.BitIncrement(low) < high)
            {
                var middle = (low + high) / 2;
                var counts = VectorMath.Flush(Vector512.Create(middle))[0] != 0;
                (low, high) = counts ? (low, middle) : (middle, high);
            }

            return high;
        }
    }

    [Fact]
    public void Tanh_has_all_its_digits_near_zero()
    {
        for (var x = 1e-18f; x < 1; x *= 1.07f)
        {
            Assert.Equal(1, VectorMath.Tanh(Vector512.Create(x))[5] / Math.Tanh(x), 3e-7);
            Assert.Equal(1, VectorMath.Tanh(Vector512.Create(-x))[5] / Math.Tanh(-x), 3e-7);
        }
        Assert.True(float.IsNaN(VectorMath.Tanh(Vector512.Create(float.NaN))[0]));
    }
}
