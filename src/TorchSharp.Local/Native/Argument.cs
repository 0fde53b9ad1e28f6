using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>One argument of an <see cref="Operator"/>: a tagged value and the object that must stay alive for it.</summary>
internal readonly struct Argument
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly ValueTag Tag;

    private Argument(ValueTag tag, long bits = 0, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    /// <summary>The default of the operator's schema.</summary>
    internal static Argument Default => default;

    /// <summary>Python's None.</summary>
    internal static Argument None => new(ValueTag.None);

    private static Argument List(ValueTag tag, Array? list) => list is null ? None : new(tag, 0, list);

    public static implicit operator Argument(Tensor? value) =>
        value is null ? None : new(ValueTag.Tensor, value.Handle, value);

    public static implicit operator Argument(long value) => new(ValueTag.Int, value);
    public static implicit operator Argument(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(bool value) => new(ValueTag.Bool, value ? 1 : 0);
    public static implicit operator Argument(long? value) => value is { } number ? number : None;
    public static implicit operator Argument(double? value) => value is { } number ? number : None;
    public static implicit operator Argument(ScalarType value) => new(ValueTag.Int, (long)value);
    public static implicit operator Argument(ScalarType? value) => value is { } type ? type : None;
    public static implicit operator Argument(long[]? value) => List(ValueTag.Ints, value);
    public static implicit operator Argument(double[]? value) => List(ValueTag.Doubles, value);
    public static implicit operator Argument(Tensor?[] value) => List(ValueTag.Tensors, value);
    public static implicit operator Argument(ReadOnlySpan<long> value) => List(ValueTag.Ints, value.ToArray());
    public static implicit operator Argument(string? value) => value is null ? None : new(ValueTag.String, 0, value);

    public static implicit operator Argument(Generator? value) =>
        value is null ? None : new(ValueTag.Generator, value.Handle, value);

    public static implicit operator Argument(Device? value) =>
        value is null ? None : new(ValueTag.Device, value.Packed, value);

    public static implicit operator Argument(Scalar? value) =>
        value is null ? None : new(value.Tag, value.Bits, value);

    internal static Argument Of(torch.Tensor?[] tensors) => tensors;

    internal static Argument Of(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? [.. tensors];
}
