using TorchSharp.Native;

namespace TorchSharp;

// Comparisons, tests of elements, logical and bitwise operators.
internal static partial class Aten
{
    internal static readonly Operator allclose = new("allclose");
    internal static readonly Operator bitwise_and_Tensor = new("bitwise_and", "Tensor");
    internal static readonly Operator bitwise_and__Tensor = new("bitwise_and_", "Tensor");
    internal static readonly Operator bitwise_left_shift_Tensor = new("bitwise_left_shift", "Tensor");
    internal static readonly Operator bitwise_left_shift__Tensor = new("bitwise_left_shift_", "Tensor");
    internal static readonly Operator bitwise_not = new("bitwise_not");
    internal static readonly Operator bitwise_not_ = new("bitwise_not_");
    internal static readonly Operator bitwise_or_Tensor = new("bitwise_or", "Tensor");
    internal static readonly Operator bitwise_or__Tensor = new("bitwise_or_", "Tensor");
    internal static readonly Operator bitwise_right_shift_Tensor = new("bitwise_right_shift", "Tensor");
    internal static readonly Operator bitwise_right_shift__Tensor = new("bitwise_right_shift_", "Tensor");
    internal static readonly Operator bitwise_xor_Tensor = new("bitwise_xor", "Tensor");
    internal static readonly Operator bitwise_xor__Tensor = new("bitwise_xor_", "Tensor");
    internal static readonly Operator eq_Scalar = new("eq", "Scalar");
    internal static readonly Operator eq_Tensor = new("eq", "Tensor");
    internal static readonly Operator eq__Scalar = new("eq_", "Scalar");
    internal static readonly Operator eq__Tensor = new("eq_", "Tensor");
    internal static readonly Operator ge_Scalar = new("ge", "Scalar");
    internal static readonly Operator ge_Tensor = new("ge", "Tensor");
    internal static readonly Operator ge__Scalar = new("ge_", "Scalar");
    internal static readonly Operator ge__Tensor = new("ge_", "Tensor");
    internal static readonly Operator greater_Tensor = new("greater", "Tensor");
    internal static readonly Operator greater_equal_Tensor = new("greater_equal", "Tensor");
    internal static readonly Operator gt_Scalar = new("gt", "Scalar");
    internal static readonly Operator gt_Tensor = new("gt", "Tensor");
    internal static readonly Operator gt__Scalar = new("gt_", "Scalar");
    internal static readonly Operator gt__Tensor = new("gt_", "Tensor");
    internal static readonly Operator isclose = new("isclose");
    internal static readonly Operator isfinite = new("isfinite");
    internal static readonly Operator isin_Tensor_Tensor = new("isin", "Tensor_Tensor");
    internal static readonly Operator isinf = new("isinf");
    internal static readonly Operator isnan = new("isnan");
    internal static readonly Operator isneginf = new("isneginf");
    internal static readonly Operator isposinf = new("isposinf");
    internal static readonly Operator isreal = new("isreal");
    internal static readonly Operator le_Scalar = new("le", "Scalar");
    internal static readonly Operator le_Tensor = new("le", "Tensor");
    internal static readonly Operator le__Scalar = new("le_", "Scalar");
    internal static readonly Operator le__Tensor = new("le_", "Tensor");
    internal static readonly Operator less_Tensor = new("less", "Tensor");
    internal static readonly Operator less_equal_Tensor = new("less_equal", "Tensor");
    internal static readonly Operator less_equal__Tensor = new("less_equal_", "Tensor");
    internal static readonly Operator logical_and = new("logical_and");
    internal static readonly Operator logical_and_ = new("logical_and_");
    internal static readonly Operator logical_not = new("logical_not");
    internal static readonly Operator logical_not_ = new("logical_not_");
    internal static readonly Operator logical_or = new("logical_or");
    internal static readonly Operator logical_or_ = new("logical_or_");
    internal static readonly Operator logical_xor = new("logical_xor");
    internal static readonly Operator logical_xor_ = new("logical_xor_");
    internal static readonly Operator lt_Scalar = new("lt", "Scalar");
    internal static readonly Operator lt_Tensor = new("lt", "Tensor");
    internal static readonly Operator lt__Scalar = new("lt_", "Scalar");
    internal static readonly Operator lt__Tensor = new("lt_", "Tensor");
    internal static readonly Operator ne_Scalar = new("ne", "Scalar");
    internal static readonly Operator ne_Tensor = new("ne", "Tensor");
    internal static readonly Operator ne__Scalar = new("ne_", "Scalar");
    internal static readonly Operator ne__Tensor = new("ne_", "Tensor");
    internal static readonly Operator not_equal_Tensor = new("not_equal", "Tensor");
    internal static readonly Operator not_equal__Tensor = new("not_equal_", "Tensor");
}
