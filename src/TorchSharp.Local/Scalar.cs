using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A single number as an argument: an integer, a floating-point number or a truth value.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(ValueTag tag, long bits)
    {
        Tag = tag;
        Bits = bits;
        Type = tag switch
        {
            ValueTag.Int => ScalarType.Int64,
            ValueTag.Double => ScalarType.Float64,
            _ => ScalarType.Bool,
        };
    }

    private Scalar(double value, ScalarType type)
    {
        Tag = ValueTag.Double;
        Bits = BitConverter.DoubleToInt64Bits(value);
        Type = type;
    }

    private Scalar(long value, ScalarType type)
    {
        Tag = type == ScalarType.Bool ? ValueTag.Bool : ValueTag.Int;
        Bits = value;
        Type = type;
    }

    public ScalarType Type { get; }

    internal ValueTag Tag { get; }

    internal long Bits { get; }

    internal double AsDouble => Tag == ValueTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInteger => Tag == ValueTag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    public static implicit operator Scalar(byte value) => new(value, ScalarType.Byte);
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int8);
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int16);
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int32);
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(Half value) => new((double)value, ScalarType.Float16);
    public static implicit operator Scalar(float value) => new(value, ScalarType.Float32);
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);

    /// <summary>Nothing is held; kept because the package's scalars are native objects.</summary>
    public void Dispose()
    {
    }
}
