using System.Runtime.InteropServices;

namespace RnnResearch.Kernels;

/// <summary>
/// Memory for large arrays. A training step frees what the next one asks for again: it is kept and given out whole,
/// as the heap would have cut it up by then and grown instead. What is kept and what is used are together no more than an eighth above
/// the most that was ever used.
/// </summary>
internal sealed unsafe class KeptMemory
{
    private const nuint CacheLine = 64;
    private const nuint Large = 256 * 1024;

    private readonly Lock access = new();
    private readonly List<(nint Data, nuint Size)> kept = []; // the one freed longest ago first
    private nuint keptSize;
    private nuint usedSize;
    private nuint mostUsed;

    /// <summary>The process's.</summary>
    public static KeptMemory Shared { get; } = new();

    /// <summary>Bytes that are kept.</summary>
    public nuint KeptSize
    {
        get
        {
            lock (access) return keptSize;
        }
    }

    /// <summary>Memory aligned to a cache line, its contents whatever was there.</summary>
    /// <param name="size">bytes asked for; becomes those that there are, up to twice as many</param>
    public void* Take(ref nuint size)
    {
        if (size < Large) return NativeMemory.AlignedAlloc(size, CacheLine);
        lock (access)
        {
            var best = Best(size);
            var data = best < 0 ? New(size) : kept[best].Data;
            if (best >= 0)
            {
                size = kept[best].Size;
                keptSize -= size;
                kept.RemoveAt(best);
            }
            usedSize += size;
            mostUsed = Math.Max(mostUsed, usedSize);
            return (void*)data;
        }
    }

    /// <param name="data">what <see cref="Take"/> gave</param>
    /// <param name="size">the size it gave</param>
    public void Return(void* data, nuint size)
    {
        if (size < Large)
        {
            NativeMemory.AlignedFree(data);
            return;
        }
        lock (access)
        {
            kept.Add(((nint)data, size));
            keptSize += size;
            usedSize -= size;
        }
    }

    // The smallest that is kept, of up to twice the size; -1 if there is none.
    private int Best(nuint size)
    {
        var best = -1;
        for (var i = 0; i < kept.Count; i++)
        {
            if (kept[i].Size >= size && kept[i].Size <= 2 * size && (best < 0 || kept[i].Size <= kept[best].Size)) best = i;
        }
        return best;
    }

    private nint New(nuint size)
    {
        var used = usedSize + size;
        var most = Math.Max(used, mostUsed + (mostUsed / 8));
        var freed = 0;
        for (; keptSize > most - used; freed++)
        {
            NativeMemory.AlignedFree((void*)kept[freed].Data);
            keptSize -= kept[freed].Size;
        }
        kept.RemoveRange(0, freed);
        return (nint)NativeMemory.AlignedAlloc(size, CacheLine);
    }
}
