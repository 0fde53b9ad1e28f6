using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Casts and moves, in place: every Parameter object stays the one it was, as in Python.
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                InitializeDeviceType(device.type);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                InitializeDeviceType(deviceType);
                _toEpilog(deviceType, deviceType == DeviceType.CUDA ? deviceIndex : -1, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckType(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                    MoveChild(child, dtype, device, non_blocking);
                foreach (var (_, parameter) in named_parameters(false))
                {
                    using var gradient = parameter.grad;
                    Move(parameter, dtype, device, non_blocking);
                    if (gradient is not null)
                        Move(gradient, dtype, device, non_blocking);
                }
                foreach (var (_, buffer) in named_buffers(false))
                    Move(buffer, dtype, device, non_blocking);
                if (device is not null)
                    (_deviceType, _deviceIndex) = (device.type, device.index);
            }

            private static void MoveChild(Module child, ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (device is null)
                    child._to(dtype!.Value, non_blocking);
                else if (dtype is null)
                    child._to(device.type, device.index, non_blocking);
                else
                    child._to(device, dtype.Value, non_blocking);
            }

            // Integer tensors keep their type: only weights and their like are converted.
            private static void Move(Tensor tensor, ScalarType? dtype, Device? device, bool non_blocking)
            {
                var type = dtype is { } wanted && (tensor.is_floating_point() || tensor.is_complex()) ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (!tensor.WillCopy(type, place))
                    return;
                using var unrecorded = no_grad();
                using var moved = tensor.to(type, place, non_blocking: non_blocking);
                Libtorch.Check(Libtorch.SetData(tensor.Handle, moved.Handle));
                GC.KeepAlive(tensor);
                GC.KeepAlive(moved);
            }

            private static void CheckType(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException($"A module converts to floating-point and complex types, not to {dtype}.", nameof(dtype));
            }
        }
    }
}
