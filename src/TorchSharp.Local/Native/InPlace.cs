using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Operators that change their first argument, without a managed tensor for the result: an optimizer calls thousands a second.</summary>
internal static class InPlace
{
    internal static void Zero(Tensor self) => Aten.zero_.CallVoid(self);

    internal static void SquareRoot(Tensor self) => Aten.sqrt_.CallVoid(self);

    internal static void Multiply(Tensor self, double factor) => Aten.mul__Scalar.CallVoid(self, factor);

    internal static void Multiply(Tensor self, Tensor factor) => Aten.mul__Tensor.CallVoid(self, factor);

    internal static void Divide(Tensor self, double divisor) => Aten.div__Scalar.CallVoid(self, divisor);

    internal static void Add(Tensor self, double summand) => Aten.add__Scalar.CallVoid(self, summand);

    internal static void Add(Tensor self, long summand) => Aten.add__Scalar.CallVoid(self, summand);

    /// <summary>self += scale * other</summary>
    internal static void Add(Tensor self, Tensor other, double scale) => Aten.add__Tensor.CallVoid(self, other, scale);

    /// <summary>self += scale * a * b</summary>
    internal static void AddProduct(Tensor self, Tensor a, Tensor b, double scale) => Aten.addcmul_.CallVoid(self, a, b, scale);

    /// <summary>self += scale * a / b</summary>
    internal static void AddQuotient(Tensor self, Tensor a, Tensor b, double scale) => Aten.addcdiv_.CallVoid(self, a, b, scale);

    internal static void Clamp(Tensor self, double low, double high) => Aten.clamp_.CallVoid(self, low, high);

    internal static void Copy(Tensor self, Tensor source) => Aten.copy_.CallVoid(self, source);
}
