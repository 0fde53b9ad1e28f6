using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libjpeg-turbo's own interface (turbojpeg.h, version 2).</summary>
internal static unsafe partial class TurboJpeg
{
    private const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    internal static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    internal static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    internal static partial int Destroy(nint codec);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    internal static partial int DecompressHeader(nint codec, byte* data, nuint length, int* width, int* height, int* sampling, int* space);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    internal static partial int Decompress(nint codec, byte* data, nuint length, byte* output, int width, int pitch, int height, int format, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    internal static partial int Compress(nint codec, byte* pixels, int width, int pitch, int height, int format, byte** output, nuint* length, int sampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    internal static partial void Free(byte* output);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    internal static partial nint ErrorText(nint codec);

    /// <summary>0 for a warning, 1 for an error.</summary>
    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    internal static partial int ErrorCode(nint codec);
}
