using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>Decodes images to tensors, uint8 [C, H, W], and encodes them.</summary>
        public abstract class Imager
        {
            protected Imager()
            {
            }

            public abstract Tensor DecodeImage(byte[] data, ImageReadMode mode = ImageReadMode.UNCHANGED);

            public abstract Tensor DecodeImage(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED);

            public abstract byte[] EncodeImage(Tensor image, ImageFormat format);

            public abstract void EncodeImage(Tensor image, ImageFormat format, Stream stream);

            public virtual async Task<Tensor> DecodeImageAsync(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, CancellationToken cancellationToken = default)
            {
                using var buffer = new MemoryStream();
                await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
                return DecodeImage(buffer.ToArray(), mode);
            }

            public virtual async Task EncodeImageAsync(Tensor image, ImageFormat format, Stream stream, CancellationToken cancellationToken = default)
                => await stream.WriteAsync(EncodeImage(image, format), cancellationToken).ConfigureAwait(false);
        }
    }
}
