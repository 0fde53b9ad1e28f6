namespace TorchSharp;

public static partial class torch
{
    // Tensors in streams and files.
    public partial class Tensor
    {
        private const int LargestBlock = 1 << 20;

        /// <summary>Writes the elements in the order of their indices.</summary>
        public unsafe void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var here = cpu();
            using var plain = here.contiguous();
            var left = plain.numel() * plain.element_size();
            for (var at = (byte*)plain.DataPointer; left > 0;)
            {
                var block = (int)Math.Min(left, Math.Max(bufferSize, LargestBlock));
                stream.Write(new ReadOnlySpan<byte>(at, block));
                at += block;
                left -= block;
            }
        }

        /// <summary>Fills the tensor, without recording.</summary>
        public unsafe void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var unrecorded = no_grad();
            using var read = torch.empty(shape, dtype, CPU);
            var left = read.numel() * read.element_size();
            for (var at = (byte*)read.DataPointer; left > 0;)
            {
                var block = (int)Math.Min(left, Math.Max(bufferSize, LargestBlock));
                stream.ReadExactly(new Span<byte>(at, block));
                at += block;
                left -= block;
            }
            Aten.copy_.CallVoid(this, read);
        }

        public void save(string location) => this.Save(location);

        public static Tensor load(string location) => Load(location);

        public static Tensor Load(string location) => Load(File.OpenRead(location));

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);
    }

    public static void save(Tensor t, string location) => t.Save(location);

    public static Tensor load(string location) => Tensor.Load(location);
}
