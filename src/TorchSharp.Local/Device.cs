using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A place for tensors: a kind of device and which one; index -1 is the current one.</summary>
    public class Device
    {
        public DeviceType type { get; } = DeviceType.CPU;

        public int index { get; } = -1;

        /// <param name="description">"cpu", "cuda" or "cuda:1".</param>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length == 1 ? -1 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A CUDA device.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        internal long Packed => ((long)type << 8) | (uint)((type == DeviceType.CPU ? -1 : index) + 1);

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        internal bool Covers(DeviceType otherType, int otherIndex) =>
            type == otherType && (index < 0 || otherIndex < 0 || index == otherIndex || type == DeviceType.CPU);

        private static DeviceType Parse(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"'{name}' is no device. Expected cpu, cuda, mps or meta, as in \"cuda:0\"."),
        };
    }
}
