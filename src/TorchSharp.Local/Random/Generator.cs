using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own; PyTorch's streams.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            handle = Libtorch.Check(Libtorch.NewGenerator(this.device.Packed, seed));
        }

        private Generator(nint handle, Device device)
        {
            this.handle = handle;
            this.device = device;
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that samplers use where none is given.</summary>
        public static Generator Default => new(Libtorch.Check(Libtorch.DefaultGenerator(CPU.Packed)), CPU);

        public nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Libtorch.Check(Libtorch.SeedGenerator(Handle, (ulong)seed));
            return this;
        }

        /// <summary>Takes a new seed from the system and returns it.</summary>
        public long seed() => Seed(drawNew: true);

        public long initial_seed() => Seed(drawNew: false);

        /// <summary>The whole state as a tensor of bytes (5056 of them for the CPU's generator).</summary>
        public Tensor get_state() => new(Libtorch.GeneratorState(Handle));

        public void set_state(Tensor value)
        {
            Libtorch.Check(Libtorch.SetGeneratorState(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing) => Libtorch.FreeGenerator(Interlocked.Exchange(ref handle, 0));

        private unsafe long Seed(bool drawNew)
        {
            ulong seed;
            Libtorch.Check(Libtorch.GeneratorSeed(Handle, drawNew ? 1 : 0, &seed));
            return (long)seed;
        }
    }
}
