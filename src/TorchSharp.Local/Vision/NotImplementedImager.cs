using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>The imager before one is chosen: it says how to choose one.</summary>
        public class NotImplementedImager : Imager
        {
            public override Tensor DecodeImage(byte[] data, ImageReadMode mode = ImageReadMode.UNCHANGED) => throw Missing();

            public override Tensor DecodeImage(Stream image, ImageReadMode mode = ImageReadMode.UNCHANGED) => throw Missing();

            public override byte[] EncodeImage(Tensor image, ImageFormat format) => throw Missing();

            public override void EncodeImage(Tensor image, ImageFormat format, Stream stream) => throw Missing();

            public override Task<Tensor> DecodeImageAsync(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, CancellationToken cancellationToken = default) => throw Missing();

            public override Task EncodeImageAsync(Tensor image, ImageFormat format, Stream stream, CancellationToken cancellationToken = default) => throw Missing();

            private static NotImplementedException Missing()
                => new("No imager is set: write torchvision.io.DefaultImager = new torchvision.io.SkiaImager(); first, or pass an imager.");
        }
    }
}
