using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Reading and writing images. A file's bytes are a tensor uint8 [n], an image is uint8 [C, H, W].</summary>
    public static partial class io
    {
        /// <summary>Does the work wherever no imager is passed.</summary>
        public static Imager DefaultImager { get; set; } = new NotImplementedImager();

        public static Tensor read_file(string filename) => tensor(File.ReadAllBytes(filename));

        public static async Task<Tensor> read_file_async(string filename)
            => tensor(await File.ReadAllBytesAsync(filename).ConfigureAwait(false));

        public static void write_file(string filename, Tensor data) => File.WriteAllBytes(filename, BytesOf(data));

        public static Tensor decode_image(Tensor image, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager? imager = null)
            => (imager ?? DefaultImager).DecodeImage(BytesOf(image), mode);

        public static Tensor encode_image(Tensor image, ImageFormat format, Imager? imager = null)
            => tensor((imager ?? DefaultImager).EncodeImage(image, format));

        public static Tensor read_image(string filename, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager? imager = null)
        {
            using var stream = File.OpenRead(filename);
            return read_image(stream, mode, imager);
        }

        public static Tensor read_image(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager? imager = null)
            => (imager ?? DefaultImager).DecodeImage(stream, mode);

        public static async Task<Tensor> read_image_async(string filename, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager? imager = null)
        {
            using var stream = File.OpenRead(filename);
            return await read_image_async(stream, mode, imager).ConfigureAwait(false);
        }

        public static Task<Tensor> read_image_async(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager? imager = null)
            => (imager ?? DefaultImager).DecodeImageAsync(stream, mode);

        public static void write_image(Tensor image, string filename, ImageFormat format, Imager? imager = null)
        {
            using var stream = File.Create(filename);
            write_image(image, stream, format, imager);
        }

        public static void write_image(Tensor image, Stream stream, ImageFormat format, Imager? imager = null)
            => (imager ?? DefaultImager).EncodeImage(image, format, stream);

        public static async Task write_image_async(Tensor image, string filename, ImageFormat format, Imager? imager = null)
        {
            using var stream = File.Create(filename);
            await write_image_async(image, stream, format, default, imager).ConfigureAwait(false);
        }

        public static Task write_image_async(Tensor image, Stream stream, ImageFormat format, CancellationToken cancellationToken = default, Imager? imager = null)
            => (imager ?? DefaultImager).EncodeImageAsync(image, format, stream, cancellationToken);

        public static void write_jpeg(Tensor image, string filename, Imager? imager = null) => write_image(image, filename, ImageFormat.Jpeg, imager);

        public static void write_jpeg(Tensor image, Stream stream, Imager? imager = null) => write_image(image, stream, ImageFormat.Jpeg, imager);

        public static void write_png(Tensor image, string filename, Imager? imager = null) => write_image(image, filename, ImageFormat.Png, imager);

        public static void write_png(Tensor image, Stream stream, Imager? imager = null) => write_image(image, stream, ImageFormat.Png, imager);

        private static byte[] BytesOf(Tensor data)
        {
            using var flat = data.to(DeviceType.CPU).contiguous();
            return flat.bytes.ToArray();
        }
    }
}
