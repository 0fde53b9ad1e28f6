namespace TorchSharp;

public static partial class torch
{
    // Equality of .NET objects. The == operator compares element by element instead.
    public partial class Tensor
    {
        /// <summary>Whether both are the same tensor in shape and values.</summary>
        public bool Equals(Tensor target)
        {
            if (ReferenceEquals(this, target))
                return true;
            return target is not null && dtype == target.dtype && shape.AsSpan().SequenceEqual(target.shape) && AllEqual(target);
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>Compares element by element, unlike Python's function of the name; allclose compares whole tensors.</summary>
        public Tensor equal(Tensor target) => eq(target);

        private bool AllEqual(Tensor target)
        {
            using var equal = eq(target);
            using var all = equal.all();
            return all.ToBoolean();
        }
    }

    public static Tensor equal(Tensor tensor, Tensor target) => tensor.eq(target);
}
