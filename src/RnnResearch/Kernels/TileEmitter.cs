using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnResearch.Kernels;

/// <summary>
/// Writes the code of a <see cref="Tile{T}"/>:
/// <code>
/// s[r, v] = 0                            for each row r and vector v: R·V registers
/// for k:  b[v]     = the next row of the tile's width
///         s[r, v] += a[r, k] b[v]        a's element in all lanes
/// c[r, v] = s[r, v] + addend[r, v]       if there is one
/// </code>
/// A row that is alone has several of each sum, which take turns and are added up in the end: with one, each multiply-add would wait
/// for the one before. Each sum needs a register of its own, so the inner loops stand written out, four k at a time: what is not a
/// multiply-add is then little enough for a processor that shares its decoder with a neighbour. As IL that is one emitter for every
/// size, element and vector.
/// </summary>
internal sealed class TileEmitter<T> where T : unmanaged
{
    private const int Unrolled = 4;

    // Multiply-adds that a processor has in hand at a time.
    private const int InHand = 8;

    private readonly TileLayout layout;
    private readonly int rows;
    private readonly int vectors;
    private readonly int vectorSize;
    private readonly MethodInfo load;
    private readonly MethodInfo store;
    private readonly MethodInfo broadcast;
    private readonly MethodInfo zero;
    private readonly MethodInfo add;
    private readonly MethodInfo multiplyAdd;
    private readonly DynamicMethod method;
    private readonly ILGenerator il;
    private readonly LocalBuilder[] a;     // where each row stands, or where all of a column stand
    private readonly LocalBuilder[] b;     // a vector each
    private readonly LocalBuilder[][,] sums; // those that take turns
    private readonly LocalBuilder element; // of a, in all lanes

    /// <param name="vector">Vector128, 256 or 512 of T</param>
    /// <param name="layout">of the left side</param>
    /// <param name="rows">R</param>
    /// <param name="vectors">V</param>
    public TileEmitter(Type vector, TileLayout layout, int rows, int vectors)
    {
        (this.layout, this.rows, this.vectors) = (layout, rows, vectors);
        vectorSize = Tiles<T>.Lanes * Unsafe.SizeOf<T>();
        var operations = vector == typeof(Vector512<T>) ? typeof(Vector512)
            : vector == typeof(Vector256<T>) ? typeof(Vector256)
            : typeof(Vector128);
        load = Generic(operations, nameof(Vector512.Load));
        store = Generic(operations, nameof(Vector512.Store));
        broadcast = operations.GetMethod(nameof(Vector512.Create), [typeof(T)])!;
        add = Generic(operations, nameof(Vector512.Add));
        multiplyAdd = operations.GetMethod(nameof(Vector512.FusedMultiplyAdd), [vector, vector, vector])!;
        zero = vector.GetProperty(nameof(Vector512<T>.Zero))!.GetMethod!;
        var parameters = typeof(Tile<T>).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType);
        Type[] withTarget = [typeof(object), .. parameters];
        method = new DynamicMethod($"tile {layout} {rows} x {vectors}", null, withTarget, typeof(TileEmitter<T>).Module);
        il = method.GetILGenerator();
        sums = new LocalBuilder[layout == TileLayout.Alone ? Math.Clamp(InHand / vectors, 1, Unrolled) : 1][,];
        for (var turn = 0; turn < sums.Length; turn++)
        {
            sums[turn] = new LocalBuilder[rows, vectors];
            EachSum((r, v) => sums[turn][r, v] = il.DeclareLocal(vector));
        }
        b = [.. Enumerable.Range(0, vectors).Select(_ => il.DeclareLocal(vector))];
        element = il.DeclareLocal(vector);
        a = [.. Enumerable.Range(0, layout == TileLayout.Down ? 1 : rows).Select(_ => il.DeclareLocal(typeof(T*)))];
    }

    private enum Argument
    {
        Target, // nobody: a delegate that has one is called without a detour
        A,
        Stride,
        B,
        C,
        Row,
        K,
        Addend,
        AddendRow,
    }

    public Tile<T> Emit()
    {
        Begin();
        Loop();
        End();
        return method.CreateDelegate<Tile<T>>(this);
    }

    private void Begin()
    {
        EachSum((r, v) =>
        {
            // c is far away where its rows are long; asked for now, it is there when the loop ends.
            if (Sse.IsSupported)
            {
                Place(r, v);
                il.Emit(OpCodes.Call, typeof(Sse).GetMethod(nameof(Sse.Prefetch0))!);
            }
            foreach (var turn in sums)
            {
                il.Emit(OpCodes.Call, zero);
                il.Emit(OpCodes.Stloc, turn[r, v]);
            }
        });
        for (var r = 0; r < a.Length; r++)
        {
            Address(Argument.A, r, Argument.Stride);
            il.Emit(OpCodes.Stloc, a[r]);
        }
    }

    private void Loop()
    {
        Repeat(Unrolled);
        Repeat(1);
    }

    /// <summary>A loop that takes so many k at a time for as long as there are as many.</summary>
    private void Repeat(int steps)
    {
        var (next, end) = (il.DefineLabel(), il.DefineLabel());
        il.MarkLabel(next);
        Load(Argument.K);
        Number(steps);
        il.Emit(OpCodes.Blt, end);
        for (var i = 0; i < steps; i++) Step(i);
        if (layout != TileLayout.Down) Advance(() => Number(steps * Unsafe.SizeOf<T>()));
        Move(Argument.B, steps * vectors * vectorSize);
        Move(Argument.K, -steps);
        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
    }

    /// <summary>One k, the i-th from where the pointers stand.</summary>
    private void Step(int i)
    {
        for (var v = 0; v < vectors; v++)
        {
            Load(Argument.B);
            Add(((i * vectors) + v) * vectorSize);
            il.Emit(OpCodes.Call, load);
            il.Emit(OpCodes.Stloc, b[v]);
        }
        for (var r = 0; r < rows; r++)
        {
            il.Emit(OpCodes.Ldloc, a[layout == TileLayout.Down ? 0 : r]);
            Add((layout == TileLayout.Down ? r : i) * Unsafe.SizeOf<T>());
            il.Emit(OpCodes.Ldobj, typeof(T));
            il.Emit(OpCodes.Call, broadcast);
            il.Emit(OpCodes.Stloc, element);
            for (var v = 0; v < vectors; v++) MultiplyAdd(v, sums[i % sums.Length][r, v]);
        }
        if (layout == TileLayout.Down) Advance(() => Load(Argument.Stride));
    }

    private void MultiplyAdd(int v, LocalBuilder sum)
    {
        il.Emit(OpCodes.Ldloc, element);
        il.Emit(OpCodes.Ldloc, b[v]);
        il.Emit(OpCodes.Ldloc, sum);
        il.Emit(OpCodes.Call, multiplyAdd);
        il.Emit(OpCodes.Stloc, sum);
    }

    private void Advance(Action distance)
    {
        foreach (var pointer in a)
        {
            il.Emit(OpCodes.Ldloc, pointer);
            distance();
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, pointer);
        }
    }

    private void End()
    {
        foreach (var turn in sums.Skip(1))
        {
            EachSum((r, v) =>
            {
                il.Emit(OpCodes.Ldloc, sums[0][r, v]);
                il.Emit(OpCodes.Ldloc, turn[r, v]);
                il.Emit(OpCodes.Call, add);
                il.Emit(OpCodes.Stloc, sums[0][r, v]);
            });
        }
        var replace = il.DefineLabel();
        Load(Argument.Addend);
        il.Emit(OpCodes.Brfalse, replace);
        EachSum((r, v) =>
        {
            il.Emit(OpCodes.Ldloc, sums[0][r, v]);
            Address(Argument.Addend, r, Argument.AddendRow);
            Add(v * vectorSize);
            il.Emit(OpCodes.Call, load);
            il.Emit(OpCodes.Call, add);
            il.Emit(OpCodes.Stloc, sums[0][r, v]);
        });
        il.MarkLabel(replace);
        EachSum((r, v) =>
        {
            il.Emit(OpCodes.Ldloc, sums[0][r, v]);
            Place(r, v);
            il.Emit(OpCodes.Call, store);
        });
        il.Emit(OpCodes.Ret);
    }

    private void EachSum(Action<int, int> emit)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var v = 0; v < vectors; v++) emit(r, v);
        }
    }

    /// <summary>Where vector v of row r of c stands.</summary>
    private void Place(int r, int v)
    {
        Address(Argument.C, r, Argument.Row);
        Add(v * vectorSize);
    }

    private void Address(Argument start, int r, Argument stride)
    {
        Load(start);
        Load(stride);
        il.Emit(OpCodes.Ldc_I4, r);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
    }

    private void Load(Argument argument) => il.Emit(OpCodes.Ldarg, (short)argument);

    private void Move(Argument argument, int distance)
    {
        Load(argument);
        Add(distance);
        il.Emit(OpCodes.Starg, (short)argument);
    }

    private void Add(int number)
    {
        if (number == 0) return;
        Number(number);
        il.Emit(OpCodes.Add);
    }

    private void Number(int number)
    {
        il.Emit(OpCodes.Ldc_I4, number);
        il.Emit(OpCodes.Conv_I);
    }

    private static MethodInfo Generic(Type operations, string name) =>
        operations.GetMethods()
            .Single(candidate => candidate.Name == name && candidate.IsGenericMethodDefinition)
            .MakeGenericMethod(typeof(T));
}
