using TorchSharp.Native;

namespace TorchSharp;

// What the factories' many overloads come down to: a shape, an element type, a device and whether to record gradients.
public static partial class torch
{
    private static Tensor Zeros(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Finished(Aten.zeros.Call(size, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Ones(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Finished(Aten.ones.Call(size, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Empty(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Finished(Aten.empty_memory_format.Call(size, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Finished(Aten.full.Call(size, value, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Rand(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names) =>
        Finished(
            Aten.rand_generator.Call(size, generator, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Randn(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names) =>
        Finished(
            Aten.randn_generator.Call(size, generator, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad, names);

    private static Tensor Finished(Tensor tensor, bool requires_grad, string[]? names = null)
    {
        if (names is not null)
            throw new ArgumentException("Named dimensions are not available with TorchBackend=local: leave names out.", nameof(names));
        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Finished(
            Aten.eye_m.Call(rows, columns < 0 ? rows : columns, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice),
            requires_grad, names);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype ?? RangeType(stop), device, requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype ?? RangeType(start, stop), device, requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finished(
            Aten.arange_start_step.Call(
                start, stop, step, dtype ?? RangeType(start, stop, step), Argument.None, device ?? DefaultDevice),
            requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finished(
            Aten.linspace.Call(start, end, steps, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice), requires_grad);

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Finished(
            Aten.logspace.Call(start, end, steps, @base, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice),
            requires_grad);

    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Finished(
            Aten.empty_strided.Call(size, strides, dtype ?? DefaultType, Argument.None, device ?? DefaultDevice),
            requires_grad, names);

    public static Tensor tril_indices(
        long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices.Call(row, col, offset, dtype, Argument.None, device ?? DefaultDevice);

    public static Tensor triu_indices(
        long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices.Call(row, col, offset, dtype, Argument.None, device ?? DefaultDevice);

    // A range of integers is int64, any other has the default type: Python's rule.
    private static ScalarType RangeType(params ReadOnlySpan<Scalar> bounds)
    {
        foreach (var bound in bounds)
        {
            if (bound.Tag == ValueTag.Double)
                return DefaultType;
        }
        return ScalarType.Int64;
    }
}
