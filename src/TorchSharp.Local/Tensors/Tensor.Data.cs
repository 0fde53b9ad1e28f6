using System.Runtime.CompilerServices;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Access to the numbers themselves.
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor on the CPU. It is valid only while the tensor lives.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                var info = CheckedForReading();
                if (!info.Flags.HasFlag(TensorFlags.Contiguous))
                    throw new InvalidOperationException("bytes needs a contiguous tensor: call contiguous() first.");
                var span = new Span<byte>((void*)DataPointer, checked((int)(info.Elements * info.ElementSize)));
                GC.KeepAlive(this);
                return span;
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"{value.Length} bytes do not fill a tensor of {target.Length} bytes.", nameof(value));
                value.CopyTo(target);
                GC.KeepAlive(this);
            }
        }

        internal nint DataPointer => Info.Elements == 0 ? 0 : Libtorch.Check(Libtorch.Data(Handle));

        /// <summary>The elements of a tensor on the CPU, in the order of its indices; T must be their exact type.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            CheckType<T>();
            CheckedForReading();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The one element of the tensor; T must be its exact type.</summary>
        public T item<T>() where T : unmanaged
        {
            CheckType<T>();
            var info = Info;
            if (info.Elements != 1)
                throw new ArgumentException($"item needs a tensor of one element, this one has {info.Elements}.");
            if (info.DeviceType == (int)DeviceType.CPU && info.Flags.HasFlag(TensorFlags.LazyConjugateOrNegative) is false)
                return ReadCpuValue<T>(0);
            using var here = cpu();
            using var plain = here.resolve_neg();
            return plain.ReadCpuValue<T>(0);
        }

        /// <summary>The i-th element in memory of a tensor on the CPU.</summary>
        public unsafe T ReadCpuValue<T>(long i) where T : unmanaged
        {
            var info = CheckedForReading();
            if (i < 0 || i >= info.Elements)
                throw new IndexOutOfRangeException($"There is no element {i} in a tensor of {info.Elements}.");
            var value = ((T*)DataPointer)[i];
            GC.KeepAlive(this);
            return value;
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The one element as a number that fits every type.</summary>
        public Scalar ToScalar() => Aten.item.CallScalar(this);

        private TensorInfo CheckedForReading()
        {
            var info = Info;
            if (info.DeviceType != (int)DeviceType.CPU)
                throw new InvalidOperationException($"The numbers of a tensor on {device} cannot be read in place: call cpu() first.");
            return info;
        }

        private void CheckType<T>() where T : unmanaged
        {
            var type = dtype;
            var fits = type switch
            {
                ScalarType.Byte => typeof(T) == typeof(byte),
                ScalarType.Int8 => typeof(T) == typeof(sbyte),
                ScalarType.Int16 => typeof(T) == typeof(short),
                ScalarType.Int32 => typeof(T) == typeof(int),
                ScalarType.Int64 => typeof(T) == typeof(long),
                ScalarType.Float16 => typeof(T) == typeof(Half),
                ScalarType.Float32 => typeof(T) == typeof(float),
                ScalarType.Float64 => typeof(T) == typeof(double),
                ScalarType.Bool => typeof(T) == typeof(bool),
                _ => Unsafe.SizeOf<T>() == type.ElementSize(),
            };
            if (!fits)
                throw new ArgumentException($"The tensor holds {type}, not {typeof(T)}: ask for its own type, or convert with to().");
        }
    }
}
