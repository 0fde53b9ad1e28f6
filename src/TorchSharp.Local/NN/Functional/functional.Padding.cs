namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Padding: amounts go from the last dimension backwards, two each (before, after).
        public static partial class functional
        {
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var constant = mode is PaddingModes.Constant or PaddingModes.Zeros;
                var name = constant ? "constant" : mode.ToString().ToLowerInvariant();
                // Only constant padding takes a value.
                return Aten.pad.Call(input, pad, name, constant ? value : (double?)null);
            }
        }
    }
}
