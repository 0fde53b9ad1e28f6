using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libpng's simplified interface (png.h, "Simplified API").</summary>
internal static unsafe partial class LibPng
{
    private const string Library = "libpng16.so.16";

    internal const uint Version = 1;

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    internal static partial int BeginRead(Image* image, byte* data, nuint length);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    internal static partial int FinishRead(Image* image, void* background, byte* output, int stride, void* colourMap);

    [LibraryImport(Library, EntryPoint = "png_image_write_to_memory")]
    internal static partial int Write(Image* image, byte* output, nuint* length, int convertToEightBits, byte* pixels, int stride, void* colourMap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    internal static partial void Free(Image* image);

    /// <summary>png_image</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Image
    {
        internal nint Opaque;
        internal uint Version;
        internal uint Width;
        internal uint Height;
        internal uint Format;
        internal uint Flags;
        internal uint ColourMapEntries;
        internal uint WarningOrError;
        internal fixed byte Message[64];
    }
}
