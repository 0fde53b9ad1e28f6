using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnResearch.Kernels;

namespace RnnResearch.Recurrent.Fused.Attention;

/// <summary>
/// Attention of one word, element by element. With S = sigmoid(2 U + 2 q) and g = dalpha + a · dz, backward is
/// <code>
/// de = alpha ⊙ (g - Σ_i alpha_i g_i)
/// dq = 4 v ⊙ Σ_i de_i (S_i - S_i²)     dU = 4 v ⊙ Σ_t de (S - S²)     dv = 2 Σ de S, for Σ_i de_i = 0
/// da = Σ_t alpha_t dz_tᵀ
/// </code>
/// Where one place was read, a_s, g is dalpha alone and da_s is dz. Keys and v come doubled. S is computed again where it is needed: that
/// is cheaper than its way through memory.
/// </summary>
internal static unsafe class AttentionKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The score of what only fills a vector up: it has no probability.
    private static readonly T none = T.CreateChecked(-1e30);

    private static int Lanes => Vector512<T>.Count;

    /// <summary>alpha, from the scores of all places that the source has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Look(T* keys, T* query, T* v, AttentionShape shape, int places, T* alpha)
    {
        for (var i = 0; i < places; i++, keys += shape.AlignmentBlock)
        {
            var score = Vector512<T>.Zero;
            for (var k = 0; k < shape.AlignmentBlock; k += Lanes)
                score = VectorMath.MultiplyAdd(Vector512.Load(v + k), Sigmoid(keys + k, query + k), score);
            alpha[i] = Vector512.Sum(score);
        }
        for (var i = places; i < shape.PlacesBlock; i++) alpha[i] = none;
        Softmax(alpha, shape.PlacesBlock);
    }

    /// <summary>
    /// The place that is read by this chance, with a weight of one and zero for the others; or -1 and alpha: as
    /// <see cref="Models.HardAttention.Weights"/> does.
    /// </summary>
    public static int Choose(T* alpha, T chance, AttentionShape shape, int places, T* weights)
    {
        if (chance < T.Zero)
        {
            Elements.Copy(alpha, weights, shape.PlacesBlock);
            return -1;
        }
        var place = chance < T.One ? Drawn(alpha, chance, places) : TensorPrimitives.IndexOfMax(new ReadOnlySpan<T>(alpha, places));
        new Span<T>(weights, shape.PlacesBlock).Clear();
        weights[place] = T.One;
        return place;
    }

    private static int Drawn(T* alpha, T chance, int places)
    {
        var sum = T.Zero;
        for (var i = 0; i < places - 1; i++)
        {
            sum += alpha[i];
            if (sum > chance) return i;
        }
        return places - 1; // where they sum up to less by rounding, too
    }

    /// <summary>z = Σ_i alpha_i a_i, times the gate, whose pre-activation becomes its value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Read(T* alpha, T* annotations, AttentionShape shape, int places, T* gate, T* z)
    {
        for (var k = 0; k < shape.GateBlock; k += Lanes) VectorMath.Sigmoid(Vector512.Load(gate + k)).Store(gate + k);
        var one = Vector512.Create(shape.GatedByOne ? *gate : T.One);
        var each = shape.Gated && !shape.GatedByOne;
        for (var k = 0; k < shape.AnnotationBlock; k += Lanes)
        {
            var (even, odd) = (Vector512<T>.Zero, Vector512<T>.Zero); // two sums: one would wait for itself
            var a = annotations + k;
            for (var i = 0; i < places; i++, a += shape.AnnotationBlock)
                (even, odd) = (odd, VectorMath.MultiplyAdd(Vector512.Create(alpha[i]), Vector512.Load(a), even));
            ((even + odd) * (each ? Vector512.Load(gate + k) : one)).Store(z + k);
        }
    }

    /// <summary>
    /// From the gradient of the gated context to that of the context, which takes its place, and of the gate's pre-activation.
    /// </summary>
    public static void Ungate(T* gate, T* z, AttentionShape shape, T* dz, T* dgate)
    {
        if (shape.GatedByOne) UngateOne(*gate, z, shape, dz, dgate);
        else UngateEach(gate, z, shape.AnnotationBlock, dz, dgate);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UngateOne(T gate, T* z, AttentionShape shape, T* dz, T* dgate)
    {
        var (open, sum) = (Vector512.Create(gate), Vector512<T>.Zero);
        for (var k = 0; k < shape.AnnotationBlock; k += Lanes)
        {
            var back = Vector512.Load(dz + k);
            sum = VectorMath.MultiplyAdd(back, Vector512.Load(z + k), sum);
            VectorMath.Flush(back * open).Store(dz + k);
        }
        for (var k = 0; k < shape.GateBlock; k += Lanes) Vector512<T>.Zero.Store(dgate + k);
        *dgate = Vector512.Sum(sum) * (T.One - gate);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UngateEach(T* gate, T* z, int length, T* dz, T* dgate)
    {
        for (var k = 0; k < length; k += Lanes)
        {
            var (open, back) = (Vector512.Load(gate + k), Vector512.Load(dz + k));
            VectorMath.Flush(back * Vector512.Load(z + k) * (Vector512<T>.One - open)).Store(dgate + k);
            VectorMath.Flush(back * open).Store(dz + k);
        }
    }

    /// <summary>Adds a · dz to what came back to alpha itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ReadBack(T* annotations, T* dz, AttentionShape shape, int places, T* dalpha)
    {
        for (var i = 0; i < places; i++, annotations += shape.AnnotationBlock)
        {
            var sum = Vector512<T>.Zero;
            for (var k = 0; k < shape.AnnotationBlock; k += Lanes)
                sum = VectorMath.MultiplyAdd(Vector512.Load(annotations + k), Vector512.Load(dz + k), sum);
            dalpha[i] += Vector512.Sum(sum);
        }
    }

    /// <summary>de, in the place of what came back to alpha.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ScoreBack(T* alpha, AttentionShape shape, T* dalpha)
    {
        var mean = Vector512<T>.Zero;
        for (var i = 0; i < shape.PlacesBlock; i += Lanes)
            mean = VectorMath.MultiplyAdd(Vector512.Load(alpha + i), Vector512.Load(dalpha + i), mean);
        var shift = Vector512.Create(Vector512.Sum(mean));
        for (var i = 0; i < shape.PlacesBlock; i += Lanes)
            VectorMath.Flush(Vector512.Load(alpha + i) * (Vector512.Load(dalpha + i) - shift)).Store(dalpha + i);
    }

    /// <summary>dq.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void QueryBack(T* keys, T* query, T* v, T* de, AttentionShape shape, int places, T* dquery)
    {
        for (var k = 0; k < shape.AlignmentBlock; k += Lanes)
        {
            var sum = Vector512<T>.Zero;
            var U = keys + k;
            for (var i = 0; i < places; i++, U += shape.AlignmentBlock)
            {
                var S = Sigmoid(U, query + k);
                sum = VectorMath.MultiplyAdd(Vector512.Create(de[i]), S - (S * S), sum);
            }
            VectorMath.Flush(Two * Vector512.Load(v + k) * sum).Store(dquery + k);
        }
    }

    /// <summary>Adds what came back to one place's key from all words about its source, and to v.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void KeyBack(T* key, Rows<T> queries, Rows<T> de, ReadOnlySpan<int> words, T* v, AttentionShape shape, T* dkey, T* dv)
    {
        for (var k = 0; k < shape.AlignmentBlock; k += Lanes)
        {
            var (slope, level) = (Vector512<T>.Zero, Vector512<T>.Zero);
            foreach (var word in words)
            {
                var (S, back) = (Sigmoid(key + k, queries[0, word] + k), Vector512.Create(*de[0, word]));
                slope = VectorMath.MultiplyAdd(back, S - (S * S), slope);
                level = VectorMath.MultiplyAdd(back, S, level);
            }
            (Two * Vector512.Load(v + k) * slope).Store(dkey + k);
            (Vector512.Load(dv + k) + (Two * level)).Store(dv + k);
        }
    }

    /// <summary>What came back to one place's annotation from all words about its source.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AnnotationBack(Rows<T> alpha, Rows<T> dz, ReadOnlySpan<int> words, int length, T* da)
    {
        for (var k = 0; k < length; k += Lanes)
        {
            var (even, odd) = (Vector512<T>.Zero, Vector512<T>.Zero);
            foreach (var word in words)
                (even, odd) = (odd, VectorMath.MultiplyAdd(Vector512.Create(*alpha[0, word]), Vector512.Load(dz[0, word] + k), even));
            (even + odd).Store(da + k);
        }
    }

    private static Vector512<T> Two => Vector512<T>.One + Vector512<T>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Sigmoid(T* key, T* query) =>
        VectorMath.Sigmoid(VectorMath.MultiplyAdd(Two, Vector512.Load(query), Vector512.Load(key)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Softmax(T* e, int length)
    {
        var shift = Vector512.Create(TensorPrimitives.Max(new ReadOnlySpan<T>(e, length)));
        var sum = Vector512<T>.Zero;
        for (var i = 0; i < length; i += Lanes)
        {
            var p = VectorMath.Exp(Vector512.Load(e + i) - shift);
            sum += p;
            p.Store(e + i);
        }
        var share = Vector512.Create(T.One / Vector512.Sum(sum));
        for (var i = 0; i < length; i += Lanes) VectorMath.Flush(Vector512.Load(e + i) * share).Store(e + i);
    }
}
