namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a slice, a tensor, a new axis or an ellipsis.</summary>
    public struct TensorIndex
    {
        /// <summary>As many whole dimensions as are left over.</summary>
        public static TensorIndex Ellipsis = new() { Kind = TensorIndexKind.Ellipsis };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None = new() { Kind = TensorIndexKind.None };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex Null = None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal TensorIndexKind Kind;
        internal long? Start;
        internal long? Stop;
        internal long? Step;
        internal torch.Tensor? Indices;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = TensorIndexKind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) =>
            Slice(Position(range.Start), range.End.Equals(Index.End) ? null : Position(range.End));

        public static TensorIndex Single(long? index) =>
            index is { } number ? new() { Kind = TensorIndexKind.Number, Start = number } : None;

        public static TensorIndex Bool(bool value) => new() { Kind = TensorIndexKind.Bool, Start = value ? 1 : 0 };

        public static TensorIndex Tensor(torch.Tensor tensor) => new() { Kind = TensorIndexKind.Tensor, Indices = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator torch.Tensor(TensorIndex value) =>
            value.Indices ?? throw new InvalidCastException("Only an index that holds a tensor converts to one.");

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
