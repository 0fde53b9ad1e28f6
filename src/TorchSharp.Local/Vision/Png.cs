using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>PNG files, through libpng's simplified interface, which brings palettes and other depths to 8 bits a channel.</summary>
internal static unsafe class Png
{
    private const uint AlphaFlag = 1;
    private const uint ColourFlag = 2;
    private const uint SixteenBitsAreSrgb = 4;

    internal static Pixels Decode(byte[] data)
    {
        var image = new LibPng.Image { Version = LibPng.Version };
        try
        {
            fixed (byte* bytes = data)
            {
                Check(LibPng.BeginRead(&image, bytes, (nuint)data.Length), image);
                // Without a gamma of their own, files with 16 bits are no different from those with 8.
                image.Flags |= SixteenBitsAreSrgb;
                image.Format &= AlphaFlag | ColourFlag;
                var channels = 1 + (int)(image.Format & AlphaFlag) + (int)(image.Format & ColourFlag);
                var pixels = Pixels.Allocate(image.Height, image.Width, channels);
                fixed (byte* output = pixels)
                    Check(LibPng.FinishRead(&image, null, output, 0, null), image);
                return new Pixels(pixels, (int)image.Height, (int)image.Width, channels);
            }
        }
        finally
        {
            LibPng.Free(&image);
        }
    }

    internal static byte[] Encode(Pixels pixels)
    {
        var image = new LibPng.Image
        {
            Version = LibPng.Version,
            Width = (uint)pixels.Width,
            Height = (uint)pixels.Height,
            Format = pixels.Channels switch { 1 => 0, 3 => ColourFlag, _ => ColourFlag | AlphaFlag },
        };
        fixed (byte* bytes = pixels.Bytes)
        {
            nuint length = 0;
            Check(LibPng.Write(&image, null, &length, 0, bytes, 0, null), image);
            var output = new byte[length];
            fixed (byte* memory = output)
                Check(LibPng.Write(&image, memory, &length, 0, bytes, 0, null), image);
            return output.AsSpan(0, (int)length).ToArray();
        }
    }

    private static void Check(int result, LibPng.Image image)
    {
        if (result == 0)
            throw new InvalidDataException($"The PNG is damaged: {Marshal.PtrToStringUTF8((nint)image.Message)}.");
    }
}
