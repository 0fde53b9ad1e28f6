namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Sizes of images are given as one number for both directions, as (height, width), or as an array.
        private static long[] Pair((long, long) value) => [value.Item1, value.Item2];

        private static (long, long)? Twice(long? value) => value is { } number ? (number, number) : null;
    }
}
