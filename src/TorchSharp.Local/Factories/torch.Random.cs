using TorchSharp.Native;

namespace TorchSharp;

// Random integers, permutations and normal samples.
public static partial class torch
{
    private static Tensor RandomIntegers(
        long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator,
        string[]? names) =>
        Finished(
            Aten.randint_low_generator.Call(
                low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, device ?? DefaultDevice),
            requires_grad, names);

    private static long[] Widen(int[] size) => Array.ConvertAll(size, item => (long)item);

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(0, high, Widen(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(low, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        RandomIntegers(low, high, Widen(size), dtype, device, requires_grad, generator, names);

    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var sample = RandomIntegers(low, high, [], null, CPU, false, generator, null);
        return sample.ToInt64();
    }

    public static bool randint_bool(Generator? generator = null) => randint_long(2, generator) == 1;

    public static double rand_float(Generator? generator = null)
    {
        using var sample = Rand([], ScalarType.Float64, CPU, false, generator, null);
        return sample.ToDouble();
    }

    public static double randn_float(Generator? generator = null)
    {
        using var sample = Randn([], ScalarType.Float64, CPU, false, generator, null);
        return sample.ToDouble();
    }

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Finished(
            Aten.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, device ?? DefaultDevice),
            requires_grad);

    /// <summary>Normal samples with one mean and one standard deviation.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Finished(
            Aten.normal_float_float.Call(mean, std, size, generator, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice),
            requires_grad, names);

    /// <summary>Normal samples with a mean and a standard deviation for each element.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        Aten.normal_Tensor_Tensor.Call(mean, std, generator);
}
