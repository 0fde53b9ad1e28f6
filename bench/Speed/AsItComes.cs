namespace Speed;

/// <summary>Variables of the environment under which a process has what it would have without our library.</summary>
internal static class AsItComes
{
    /// <summary>OpenMP's threads look for more work for as long as they do if nobody says anything.</summary>
    internal static readonly (string Name, string Value) OpenMp = ("GOMP_SPINCOUNT", "300000");

    /// <summary>Any setting of the heap: then the library leaves it alone.</summary>
    internal static readonly (string Name, string Value) Heap = ("GLIBC_TUNABLES", "glibc.malloc.check=0");
}
