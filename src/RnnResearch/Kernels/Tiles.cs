using System.Runtime.Intrinsics;

namespace RnnResearch.Kernels;

/// <summary>The tiles of this processor: the widest vectors it has, and as many sums as it has registers for.</summary>
/// <typeparam name="T">float or double</typeparam>
internal static class Tiles<T> where T : unmanaged
{
    /// <summary>The most rows of a tile.</summary>
    public const int MaxRows = 6;

    private static readonly Type vector =
        Vector512.IsHardwareAccelerated ? typeof(Vector512<T>)
        : Vector256.IsHardwareAccelerated ? typeof(Vector256<T>)
        : typeof(Vector128<T>);

    /// <summary>Elements of a vector.</summary>
    public static readonly int Lanes = (int)vector.GetProperty(nameof(Vector512<T>.Count))!.GetValue(null)!;

    /// <summary>The most vectors of a tile: two where there are 16 registers, four where there are 32.</summary>
    public static readonly int MaxVectors = vector == typeof(Vector256<T>) ? 2 : 4;

    /// <summary>The most columns of a tile.</summary>
    public static readonly int MaxColumns = MaxVectors * Lanes;

    private static readonly Lazy<Tile<T>>[][] tiles = [.. Enum.GetValues<TileLayout>().Select(All)];

    /// <summary>The loop for a tile of so many rows and vectors.</summary>
    public static Tile<T> Of(TileLayout layout, int rows, int vectors) =>
        tiles[(int)layout][((rows - 1) * MaxVectors) + vectors - 1].Value;

    // Each is written when it is first asked for.
    private static Lazy<Tile<T>>[] All(TileLayout layout) => [.. Enumerable.Range(0, MaxRows * MaxVectors)
        .Select(i => new Lazy<Tile<T>>(() => new TileEmitter<T>(vector, layout, (i / MaxVectors) + 1, (i % MaxVectors) + 1).Emit()))];
}
