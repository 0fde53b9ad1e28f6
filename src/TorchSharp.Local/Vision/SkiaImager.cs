using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>
        /// JPEG and PNG, under the name of TorchVision's imager. Here libjpeg-turbo and libpng do the work that SkiaSharp does
        /// there, which may differ by one grey level in a pixel.
        /// </summary>
        public sealed class SkiaImager(int quality = 75) : Imager
        {
            public override Tensor DecodeImage(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED)
            {
                using var buffer = new MemoryStream();
                stream.CopyTo(buffer);
                return DecodeImage(buffer.ToArray(), mode);
            }

            /// <exception cref="InvalidDataException">no JPEG or PNG, or a damaged one</exception>
            public override Tensor DecodeImage(byte[] data, ImageReadMode mode = ImageReadMode.UNCHANGED)
            {
                var pixels = data switch
                {
                    [0xFF, 0xD8, 0xFF, ..] => Jpeg.Decode(data),
                    [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png.Decode(data),
                    [] => throw new InvalidDataException("Not an image: there are no bytes."),
                    _ => throw new InvalidDataException($"Neither a JPEG nor a PNG: it starts with the bytes {Convert.ToHexString(data.AsSpan(0, Math.Min(4, data.Length)))}."),
                };
                var converted = pixels.As(mode);
                return tensor(converted.Planes(), converted.Channels, converted.Height, converted.Width);
            }

            public override void EncodeImage(Tensor image, ImageFormat format, Stream stream)
            {
                stream.Write(EncodeImage(image, format));
                stream.Flush();
            }

            public override byte[] EncodeImage(Tensor image, ImageFormat format)
            {
                var pixels = Pixels.Of(image);
                return format switch
                {
                    ImageFormat.Jpeg => Jpeg.Encode(pixels, quality),
                    ImageFormat.Png => Png.Encode(pixels),
                    _ => throw new NotSupportedException($"Images can be written as Jpeg or Png, not as {format}."),
                };
            }
        }
    }
}
