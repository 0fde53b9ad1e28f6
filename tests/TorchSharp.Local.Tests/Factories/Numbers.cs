using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Factories;

/// <summary>0, 1, 2 ... (for truth values: false, true, false ...) as a factory takes them: a number, an array, a list or a block of memory.</summary>
internal sealed class Numbers
{
    private static readonly Dictionary<Type, ScalarType> Types = new()
    {
        [typeof(bool)] = ScalarType.Bool,
        [typeof(byte)] = ScalarType.Byte,
        [typeof(sbyte)] = ScalarType.Int8,
        [typeof(short)] = ScalarType.Int16,
        [typeof(int)] = ScalarType.Int32,
        [typeof(long)] = ScalarType.Int64,
        [typeof(Half)] = ScalarType.Float16,
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
    };

    // No two sizes that stand side by side are the same, so that a mix-up shows.
    private static readonly long[][] Shapes = [[], [6], [2, 3], [1, 3, 2], [3, 1, 2, 1]];

    private readonly Type element;

    internal Numbers(Type source, int dimensions)
    {
        element = TypeOf(source)!;
        Shape = Shapes[dimensions];
        Source = Make(source);
    }

    internal object Source { get; }

    internal long[] Shape { get; }

    internal ScalarType Kind => Types[element];

    /// <summary>The type of one number; null where the source holds none.</summary>
    internal static Type? TypeOf(Type source)
    {
        var type = source.IsArray ? source.GetElementType()! : source.IsGenericType ? source.GetGenericArguments()[0] : source;
        return Types.ContainsKey(type) ? type : null;
    }

    internal void AssertIn(Tensor made, ScalarType type, MethodInfo factory)
    {
        var expected = Enumerable.Range(0, (int)Shape.TotalSize()).Select(i => element == typeof(bool) ? i % 2 : (double)i);
        var what = $"{ApiSignature.Of(factory)} made {made}: {made.str()}";
        Assert.True(made.dtype == type, what);
        Assert.True(made.shape.SequenceEqual(Shape), what);
        Assert.True(made.to(float64).data<double>().SequenceEqual(expected), what);
    }

    private object Make(Type source)
    {
        if (source == element)
            return Number(0);
        var rank = source.IsArray ? source.GetArrayRank() : 1;
        var array = Array.CreateInstance(element, rank > 1 ? Shape : [Shape.TotalSize()]);
        var indices = new long[rank];
        for (var i = 0; i < array.Length; i++)
        {
            array.SetValue(Number(i), indices);
            for (var d = rank - 1; d >= 0 && ++indices[d] == array.GetLongLength(d); d--)
                indices[d] = 0;
        }
        if (source.IsArray)
            return array;
        // A list proper, as an array would pass for one.
        var holder = source.GetGenericTypeDefinition() == typeof(Memory<>) ? source : typeof(List<>).MakeGenericType(element);
        return Activator.CreateInstance(holder, array)!;
    }

    private object Number(int i) =>
        element == typeof(Half) ? (Half)i
        : element == typeof(bool) ? i % 2 == 1
        : Convert.ChangeType(i, element, CultureInfo.InvariantCulture);
}
