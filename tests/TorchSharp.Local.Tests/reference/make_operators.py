"""Writes operators.json: values and gradients of tensor operators, as PyTorch computes them.

    python3 make_operators.py            (any PyTorch from 1.13 on; the numbers committed are 1.13's)

A case names an operator, the inputs by their names below and further arguments, and gives the outputs and the
gradients of sum(weights * output) for every floating-point input that has one. The tests run it through every
overload that takes these arguments: the method of a tensor, the function of torch, that of nn.functional. A case
with an owner ("Tensor", "torch", "linalg") is meant for that one only.
"""
import json
import math
import os

import torch

torch.set_num_threads(1)

INPUTS = {
    "x": torch.tensor([[0.3, -1.2, 2.1], [-0.4, 0.9, -2.6]]),
    "y": torch.tensor([[1.1, 0.7, -0.5], [2.2, -1.7, 0.25]]),
    "row": torch.tensor([0.5, -1.5, 2.5]),
    "positive": torch.tensor([[0.3, 1.2, 2.1], [0.4, 0.9, 2.6]]),
    "doubles": torch.tensor([[0.3, 1.2, 2.1], [0.4, 0.9, 2.6]], dtype=torch.float64),
    "exponent": torch.tensor([[2.0, 0.5, 1.5], [3.0, -1.0, 1.0]]),
    "unit": torch.tensor([[0.1, -0.6, 0.35], [0.8, -0.25, 0.5]]),
    "share": torch.tensor([[0.1, 0.6, 0.35], [0.8, 0.25, 0.5]]),
    "above": torch.tensor([[1.1, 1.6, 2.35], [3.8, 1.25, 1.5]]),
    "gaps": torch.tensor([[0.3, math.nan, math.inf], [-math.inf, 0.9, -2.6]]),
    "square": torch.tensor([[2.0, 0.5, -0.3], [0.1, 1.5, 0.4], [-0.2, 0.6, 1.8]]),
    "definite": torch.tensor([[2.0, 0.5, 0.3], [0.5, 1.5, 0.4], [0.3, 0.4, 1.8]]),
    "wide": torch.tensor([[0.3, -1.2, 2.1, 0.8], [-0.4, 0.9, -2.6, 1.3], [0.7, 0.2, 1.9, -1.1]]),
    "batch": torch.arange(12.0).reshape(2, 2, 3).sub(5).mul(0.3),
    "batch2": torch.arange(18.0).reshape(2, 3, 3).sub(8).mul(0.2),
    "vector": torch.tensor([0.5, -1.5, 2.5]),
    "vector2": torch.tensor([1.5, 0.25]),
    "two": torch.tensor([[0.2, -0.7, 1.3], [0.6, 1.1, -0.9]]),
    "ints": torch.tensor([[3, -4, 7], [2, 5, -6]]),
    "ints2": torch.tensor([[2, 3, 4], [5, -3, 4]]),
    "shifts": torch.tensor([[0, 1, 2], [3, 1, 0]]),
    "counts": torch.tensor([1, 3, 1, 0, 2, 3]),
    "tallies": torch.tensor([0.5, 1.0, 0.25, 2.0, 1.5, 3.0]),
    "index": torch.tensor([1, 0, 1]),
    "index0": torch.tensor([1, 0]),
    "gatherer": torch.tensor([[0, 1, 1], [1, 0, 0]]),
    "permuted": torch.tensor([[0, 1, 1], [1, 0, 0]]),
    "flat": torch.tensor([0, 4, 2]),
    "mask": torch.tensor([[True, False, True], [False, True, True]]),
    "mask2": torch.tensor([[True, True, False], [False, True, False]]),
    "edges": torch.tensor([-1.0, 0.0, 1.0]),
    "quantiles": torch.tensor([0.25, 0.5]),
    "step": torch.tensor(0.5),
    "cube": torch.arange(24.0).reshape(2, 3, 4).sub(11).mul(0.1),
    "thin": torch.tensor([[[0.3], [-1.2], [2.1]]]),
    "tall": torch.tensor([[0.5, -1.0], [1.5, 2.0], [-0.25, 0.75]]),
    "corner": torch.tensor([[1.5, -0.5], [0.25, 2.0]]),
    "sections": torch.tensor([1, 3]),
    "turned": torch.tensor([2.5, 3.5, 1.5]),
    "sorter": torch.tensor([2, 0, 1]),
    "repeated": torch.tensor([[1, 2, 1], [1, 2, 1], [3, 4, 3]]),
    "unsorted": torch.tensor([[3.0, 1.0, 2.0], [3.0, 1.0, 5.0]]),
}
CASES = []
# PyTorch 1.13 has no derivative for these.
CONSTANT = "atanh_ arctanh_ acosh_ arccosh_ asinh_ arcsinh_ ldexp_ aminmax signbit".split()


def listed(value):
    return value if isinstance(value, (tuple, list)) else [value]


def packed(tensor):
    return {"type": str(tensor.dtype)[6:], "shape": list(tensor.shape), "values": flat(tensor)}


def flat(tensor):
    plain = torch.zeros_like(tensor).copy_(tensor.detach())  # a gradient may be a zero without memory
    return [rounded(v) for v in plain.reshape(-1).tolist()]


def rounded(value):
    if isinstance(value, (bool, int)):
        return value
    return float(f"{value:.7g}") if math.isfinite(value) else str(value)


def case(method, inputs, *arguments, call=None, gradients=True, owner=None):
    """One case; `call` says what PyTorch does where that is not the method of the same name with the same arguments."""
    names = inputs.split()
    leaves = [INPUTS[n].clone() for n in names]
    inplace = method.endswith("_")
    for leaf in leaves:
        if gradients and method not in CONSTANT and leaf.is_floating_point():
            leaf.requires_grad_()
    used = [leaf * 1 if inplace and leaf.requires_grad else leaf for leaf in leaves]
    values = [a["value"] for a in arguments]
    result = call(*used) if call else getattr(used[0], method)(*used[1:], *values)
    outputs = [torch.tensor(o) if isinstance(o, bool) else o for o in listed(result)]
    entry = {"method": method, "inputs": names}
    if owner:
        entry["owner"] = owner
    if arguments:
        entry["arguments"] = [{"kind": a["kind"], "value": a["value"]} for a in arguments]
    entry["outputs"] = [packed(o) for o in outputs]
    loss = sum((o * weights(o)).sum() for o in outputs if o.requires_grad)
    if torch.is_tensor(loss):
        loss.backward()
        entry["gradients"] = [flat(leaf.grad) if leaf.grad is not None else None for leaf in leaves]
    CASES.append(entry)


def weights(output):
    return torch.arange(output.numel(), dtype=output.dtype).reshape(output.shape).mul(0.1).add(0.5)


def argument(kind):
    return lambda value: {"kind": kind, "value": value}


number, integer, integers, pairs, truth, text = map(argument, ("number", "integer", "integers", "pairs", "truth", "text"))
DOUBLE = text("Float64")


def elementwise():
    everywhere = """abs absolute atan arctan ceil cos cosh deg2rad erf erfc exp exp2 expm1 fix floor frac i0 neg negative rad2deg
        sgn sigmoid sign sin sinc sinh square tan tanh trunc positive relu relu6 hardsigmoid hardswish selu silu celu gelu
        signbit log_sigmoid round"""
    domains = {
        "positive": "digamma lgamma log log10 log1p log2 reciprocal rsqrt sqrt",
        "unit": "acos arccos asin arcsin atanh arctanh erfinv",
        "share": "logit",
        "above": "acosh arccosh",
        "x": everywhere + " asinh arcsinh",
    }
    activations = "relu6 hardsigmoid hardswish selu silu celu gelu log_sigmoid"
    without_inplace = "positive signbit log_sigmoid square"
    for domain, names in domains.items():
        for name in names.split():
            call = {"log_sigmoid": torch.nn.functional.logsigmoid}.get(name)
            if call is None and name in activations.split():
                call = getattr(torch.nn.functional, name)
            case(name, domain, call=call)
            if name not in without_inplace.split():
                inplace = call and (lambda t, f=call: f(t))
                case(name + "_", domain, call=inplace)
    for suffix in ("", "_"):
        case("round" + suffix, "x", integer(1), call=lambda t: torch.round(t, decimals=1))
        case("logit" + suffix, "unit", number(0.2), call=lambda t: t.logit(0.2))
    case("nan_to_num", "gaps", number(0.5), number(9.0), number(-9.0))
    case("nan_to_num_", "gaps", number(0.5), number(9.0), number(-9.0))


def activations():
    functional = torch.nn.functional
    for name in ("softmax", "log_softmax"):
        case(name, "x", integer(1))
        case(name, "x", integer(0), DOUBLE, call=lambda t: getattr(t, name)(0, dtype=torch.float64))
    case("leaky_relu", "x", number(0.1), call=lambda t: functional.leaky_relu(t, 0.1))
    case("leaky_relu_", "x", number(0.1), call=lambda t: functional.leaky_relu(t, 0.1))
    case("elu", "x", number(0.7), call=lambda t: functional.elu(t, 0.7))
    case("celu", "x", number(0.7), call=lambda t: functional.celu(t, 0.7))
    case("hardtanh", "x", number(-0.5), number(2.0), call=lambda t: functional.hardtanh(t, -0.5, 2.0))
    case("hardtanh_", "x", number(-0.5), number(2.0), call=lambda t: functional.hardtanh(t, -0.5, 2.0))
    case("threshold", "x", number(0.5), number(-3.0), call=lambda t: functional.threshold(t, 0.5, -3.0))
    case("threshold_", "x", number(0.5), number(-3.0), call=lambda t: functional.threshold(t, 0.5, -3.0))
    case("softplus", "x", call=lambda t: functional.softplus(t))
    case("softplus", "x", number(2.0), number(1.5), call=lambda t: functional.softplus(t, 2.0, 1.5))
    case("celu_", "x", number(0.7), call=lambda t: functional.celu(t, 0.7))
    for suffix in ("", "_"):
        case("elu" + suffix, "x", number(0.7), number(1.5), number(2.0), call=lambda t: torch.ops.aten.elu(t, 0.7, 1.5, 2.0))
        case("gelu" + suffix, "x", text("tanh"), call=lambda t: functional.gelu(t, approximate="tanh"))
        # Outside of training the slope is the middle of the range it is drawn from.
        case("rrelu" + suffix, "x", call=lambda t: functional.rrelu(t))
        case("rrelu" + suffix, "x", number(0.2), number(0.6), call=lambda t: functional.rrelu(t, 0.2, 0.6))
    case("prelu", "x step", call=lambda t, w: functional.prelu(t, w.reshape(1)))
    case("glu", "wide", integer(1), call=lambda t: functional.glu(t, 1))


def arithmetic():
    for name in ("add", "sub", "mul", "div", "subtract", "multiply", "divide", "true_divide"):
        case(name, "x y")
        case(name, "x row")
        case(name, "x", number(1.7))
        case(name + "_", "x y")
        case(name + "_", "x", number(1.7))
    case("add", "x y", number(0.3), call=lambda a, b: a.add(b, alpha=0.3))
    case("add_", "x y", number(0.3), call=lambda a, b: a.add(b, alpha=0.3))
    for name in ("add", "add_"):
        case(name, "x", number(1.7), number(0.3), call=lambda a: a.add(1.7, alpha=0.3))
    for name in ("div", "div_", "divide", "divide_"):
        for mode in ("trunc", "floor"):
            case(name, "x y", text(mode), call=lambda a, b: a.div(b, rounding_mode=mode))
        case(name, "x", number(0.7), text("floor"), call=lambda a: a.div(0.7, rounding_mode="floor"))
    for name in ("maximum", "minimum", "fmax", "fmin", "atan2", "arctan2", "hypot", "logaddexp", "logaddexp2", "copysign", "ldexp"):
        case(name, "x y")
    for name in ("atan2_", "arctan2_", "copysign_", "ldexp_"):
        case(name, "x y")
    case("max", "x y")
    case("min", "x y")
    case("pow", "positive exponent")
    case("pow", "x", number(2.0))
    case("pow_", "positive exponent")
    case("pow_", "x", number(3.0))
    case("float_power", "positive exponent")
    case("float_power_", "doubles exponent")
    for name in ("fmod", "remainder"):
        case(name, "x y")
        case(name, "x", number(0.7))
        case(name + "_", "x", number(0.7))
        case(name + "_", "x y", gradients=False)
    for name in ("floor_divide", "floor_divide_"):
        case(name, "x y", gradients=False)
        case(name, "x", number(0.7), gradients=False)
    for suffix in ("", "_"):
        case("addcmul" + suffix, "x y two", number(0.5), call=lambda a, b, c: a.addcmul(b, c, value=0.5))
        case("addcdiv" + suffix, "x y positive", number(0.5), call=lambda a, b, c: a.addcdiv(b, c, value=0.5))
        case("addcdiv" + suffix, "x y positive", call=lambda a, b, c: a.addcdiv(b, c))
        case("lerp" + suffix, "x y share")
        case("clamp" + suffix, "x", number(-0.5), number(1.0))
        case("clamp" + suffix, "x unit positive")
        case("clamp_max" + suffix, "x", number(0.5))
        case("clamp_min" + suffix, "x", number(-0.5))
        case("xlogy" + suffix, "x positive")
        case("xlogy" + suffix, "x", number(2.0))
        case("heaviside" + suffix, "x y", gradients=False)
    case("clip", "x", number(-0.5), number(1.0))


def comparison():
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        case(name, "ints ints2")
        case(name, "x y", gradients=False)
        case(name, "ints", number(2))
        case(name + "_", "ints ints2")
        case(name + "_", "ints", number(2))
    for name in ("greater", "greater_equal", "less", "less_equal", "not_equal"):
        case(name, "x y", gradients=False)
    for name in ("less_equal_", "not_equal_"):
        case(name, "x y", gradients=False)
    case("equal", "ints ints2", call=torch.eq)
    case("is_nonzero", "step")
    case("isclose", "x y", gradients=False)
    case("isclose", "x y", number(0.5), number(0.3), call=lambda a, b: torch.isclose(a, b, 0.5, 0.3), gradients=False)
    case("isclose", "gaps gaps", truth(True), call=lambda a, b: torch.isclose(a, b, equal_nan=True), gradients=False)
    case("isin", "ints sections", truth(True), call=lambda a, b: torch.isin(a, b, assume_unique=True))
    for name in ("isnan", "isinf", "isfinite", "isposinf", "isneginf", "isreal"):
        case(name, "gaps", gradients=False)
    case("isin", "ints ints2", call=torch.isin)
    case("isin", "ints ints2", truth(False), truth(True), call=lambda a, b: torch.isin(a, b, invert=True))
    for name in ("logical_and", "logical_or", "logical_xor"):
        case(name, "mask mask2")
        case(name + "_", "mask mask2")
    for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
        case(name, "ints ints2")
        case(name + "_", "ints ints2")
    for name in ("bitwise_left_shift", "bitwise_right_shift"):
        case(name, "ints shifts")
        case(name + "_", "ints shifts")
    for name in ("logical_not", "logical_not_", "bitwise_not", "bitwise_not_"):
        case(name, "mask")


def reduction():
    for name in ("sum", "mean", "prod", "max", "min", "nansum"):
        case(name, "x")
    for name in ("argmax", "argmin", "median", "nanmedian", "norm", "count_nonzero"):
        case(name, "x")
    for name in ("all", "any"):
        case(name, "mask")
        case(name, "mask", integer(1))
        case(name, "mask", integer(0), truth(True))
    case("sum", "cube", integers([0, 2]), truth(True))
    case("sum", "ints", integer(0))
    for dims in ([1], [0, 1], [0, 1, 2]):
        for kept in ([], [truth(True), DOUBLE]):
            summed = lambda t: t.sum(dims, bool(kept), dtype=torch.float64 if kept else None)
            case("sum", "cube", *map(integer, dims), *kept, call=summed)
            case("sum", "cube", integers(dims), *kept, call=summed)
    for name in ("sum", "prod"):
        case(name, "ints", DOUBLE, call=lambda t: getattr(t, name)(dtype=torch.float64))
    case("mean", "cube", integers([1]))
    case("mean", "cube", integers([0, 2]), truth(True))
    case("mean", "cube", integers([0, 2]), DOUBLE, call=lambda t: t.mean((0, 2), dtype=torch.float64))
    case("prod", "x", integer(1))
    case("prod", "x", integer(1), truth(True), DOUBLE, call=lambda t: t.prod(1, True, dtype=torch.float64))
    for name in ("std", "var", "std_mean", "var_mean"):
        function = getattr(torch, name)
        case(name, "x", call=function)
        case(name, "x", truth(False), call=lambda t: function(t, False))
        case(name, "x", integer(1), call=lambda t: function(t, 1))
        case(name, "x", integer(0), truth(False), truth(True), DOUBLE, call=lambda t: function(t.double(), 0, False, True))
        case(name, "cube", integers([0, 2]), call=lambda t: function(t, (0, 2)))
        for dims in ([1], [0, 2], [0, 1, 2]):
            case(name, "cube", integers(dims), truth(False), truth(True), DOUBLE, call=lambda t: function(t.double(), dims, False, True))
    for name in ("max", "min", "argmax", "argmin", "cumsum", "cumprod", "logsumexp", "logcumsumexp", "mode", "aminmax"):
        case(name, "x", integer(1), call=(lambda t: torch.aminmax(t, dim=1)) if name == "aminmax" else None)
    for name in ("max", "min", "argmax", "argmin", "mode", "logsumexp"):
        case(name, "x", integer(0), truth(True))
    for name in ("cumsum", "cumprod"):
        case(name, "x", integer(0), DOUBLE, call=lambda t: getattr(t, name)(0, dtype=torch.float64))
    case("aminmax", "x", integer(0), truth(True), call=lambda t: torch.aminmax(t, dim=0, keepdim=True))
    case("cummax", "x", integer(1))
    case("cummin", "x", integer(1))
    case("amax", "x", integers([1]))
    case("amax", "cube", integers([0, 2]), truth(True))
    case("amin", "x", integers([0]), truth(True))
    case("amin", "x", integers([1]))
    case("nanmean", "x", integer(1))
    case("nanmean", "x", integer(0), truth(True), DOUBLE, call=lambda t: t.nanmean(0, True, dtype=torch.float64))
    case("norm", "x", integer(1), truth(True), number(1.0), call=lambda t: t.norm(1.0, 1, True))
    case("norm", "x", number(3.0))
    case("dist", "x y")
    case("dist", "x y", number(3.0))
    case("count_nonzero", "mask", integers([1]))
    case("kthvalue", "x", integer(2), integer(1))
    case("kthvalue", "x", integer(2), integer(0), truth(True))
    for name in ("quantile", "nanquantile"):
        case(name, "x quantiles", integer(1))
        case(name, "x quantiles", integer(0), truth(True))
    case("diff", "x")
    case("diff", "x square two", integer(2), integer(0), call=lambda t, before, after: t.diff(2, 0, prepend=before, append=after))
    case("renorm", "x", number(2.0), integer(0), number(1.0))


def algebra():
    case("matmul", "x square")
    case("matmul", "batch batch2")
    case("mm", "x square")
    case("bmm", "batch batch2")
    case("mv", "x vector")
    case("dot", "vector row")
    case("vdot", "vector row")
    case("inner", "x y")
    case("outer", "vector2 vector")
    case("ger", "vector2 vector")
    case("addmm", "x two square", number(0.5), number(2.0), call=lambda a, b, c: a.addmm(b, c, beta=0.5, alpha=2))
    case("addmm_", "x two square", number(0.5), number(2.0), call=lambda a, b, c: a.addmm(b, c, beta=0.5, alpha=2))
    for name in ("addmv", "addmv_"):
        case(name, "vector2 x vector", call=lambda a, b, c: a.addmv(b, c))
        case(name, "vector2 x vector", number(0.5), number(2.0), call=lambda a, b, c: a.addmv(b, c, beta=0.5, alpha=2))
    for name in ("addr", "addr_"):
        case(name, "x vector2 vector", call=lambda a, b, c: a.addr(b, c))
        case(name, "x vector2 vector", number(0.5), number(2.0), call=lambda a, b, c: a.addr(b, c, beta=0.5, alpha=2))
    case("baddbmm", "batch batch batch2", number(0.5), number(2.0), call=lambda a, b, c: a.baddbmm(b, c, beta=0.5, alpha=2))
    for name in ("addbmm", "addbmm_"):
        case(name, "x batch batch2", call=lambda a, b, c: a.addbmm(b, c))
        case(name, "x batch batch2", number(0.5), number(2.0), call=lambda a, b, c: a.addbmm(b, c, beta=0.5, alpha=2))
    case("kron", "x vector2")
    case("trace", "square")
    case("det", "square")
    case("logdet", "definite")
    case("inverse", "square")
    case("matrix_power", "square", integer(3))
    case("matrix_exp", "square")
    case("cholesky", "definite")
    case("cholesky", "definite", truth(True))
    case("cholesky_inverse", "definite")
    case("cholesky_inverse", "definite", truth(True))
    case("cholesky_solve", "square definite")
    case("cholesky_solve", "square definite", truth(True))
    case("pinverse", "x")
    case("pinverse", "definite", number(0.5))
    case("pinverse", "definite", truth(True), call=lambda t: torch.linalg.pinv(t, hermitian=True))
    case("cov", "x")
    case("cov", "x sorter turned", integer(0), call=lambda t, often, heavy: t.cov(correction=0, fweights=often, aweights=heavy))
    case("corrcoef", "x")
    case("tensordot", "x square", integer(1), call=lambda a, b: torch.tensordot(a, b, 1))
    case("tensordot", "x y", integers([0, 1]), integers([0, 1]), call=lambda a, b: torch.tensordot(a, b, ([0, 1], [0, 1])))
    case("tensordot", "x tall", pairs([[0, 1], [1, 0]]), call=lambda a, b: torch.tensordot(a, b, ([0, 1], [1, 0])))
    case("chain_matmul", "x square wide", call=lambda *t: torch.linalg.multi_dot(t))
    case("einsum", "x square", text("ij,jk->ki"), call=lambda a, b: torch.einsum("ij,jk->ki", a, b))
    case("einsum", "batch batch2", text("bij,bjk->bik"), call=lambda a, b: torch.einsum("bij,bjk->bik", a, b))
    case("einsum", "square", text("ii->i"), call=lambda a: torch.einsum("ii->i", a))
    case("adjoint", "x")
    case("T", "x", call=lambda t: t.t())
    case("mT", "batch", call=lambda t: t.mT)


def shape():
    case("view", "x", integers([3, 2]))
    case("reshape", "x", integers([-1]))
    case("transpose", "cube", integer(0), integer(2))
    case("swapaxes", "cube", integer(0), integer(2))
    case("swapdims", "cube", integer(0), integer(2))
    case("t", "x")
    case("permute", "cube", integers([2, 0, 1]))
    case("movedim", "cube", integers([0]), integers([2]), call=lambda t: t.movedim((0,), (2,)))
    case("moveaxis", "cube", integers([0]), integers([2]), call=lambda t: t.moveaxis((0,), (2,)))
    case("movedim", "cube", integer(0), integer(2))
    case("moveaxis", "cube", integer(0), integer(2))
    case("contiguous", "x")
    case("ravel", "x")
    case("alias", "x", call=lambda t: t * 1)
    case("resolve_conj", "x")
    case("resolve_neg", "x")
    case("view_as", "x tall", call=lambda a, b: a.view_as(b.detach()))
    case("expand", "row", integers([2, 3]))
    case("broadcast_to", "row", integers([2, 3]))
    case("expand_as", "row x", call=lambda a, b: a.expand_as(b.detach()))
    case("repeat", "x", integers([2, 1, 2]))
    case("tile", "x", integers([2, 2]))
    case("repeat_interleave", "x", integer(2), integer(1))
    case("repeat_interleave", "x index0", integer(0), call=lambda t, n: t.repeat_interleave(n, 0))
    case("flatten", "cube", integer(1))
    case("flatten", "cube", integer(0), integer(1))
    case("unflatten", "x", integer(1), integers([3, 1]))
    for suffix in ("", "_"):
        case("squeeze" + suffix, "thin", call=lambda t: t.squeeze())
        case("squeeze" + suffix, "thin", integer(0), call=lambda t: t.squeeze(0))
        case("squeeze" + suffix, "thin", integer(1), call=lambda t: t * 1)
    case("unsqueeze", "x", integer(1))
    case("flip", "x", integers([0, 1]))
    case("fliplr", "x")
    case("flipud", "x")
    case("roll", "x", integer(1), integer(1))
    case("roll", "x", integer(2))
    case("roll", "x", integers([2]))
    case("roll", "cube", integers([1, 2]), integers([0, 2]))
    case("roll", "cube", integers([1, 2, 3]), integers([0, 1, 2]))
    case("rot90", "x")
    case("rot90", "x", integer(2))
    case("rot90", "x", integer(3), integers([1, 0]))
    for name in ("tril", "triu"):
        case(name, "square")
        case(name, "square", integer(1))
        case(name + "_", "square", integer(-1), call=lambda t, n=name: getattr(t, n)(-1))
    case("split", "wide", integer(3), integer(1))
    case("split", "wide", integers([1, 3]), integer(1), call=lambda t: t.split([1, 3], 1))
    case("tensor_split", "wide", integer(3), integer(1), call=lambda t: t.tensor_split(3, 1))
    case("tensor_split", "wide", integers([1, 2]), integer(1), call=lambda t: t.tensor_split([1, 2], 1))
    case("split", "wide", integers([1, 2]))
    case("tensor_split", "wide sections", integer(1), call=lambda t, n: t.tensor_split(n, 1))
    case("hsplit", "wide", integer(2))
    case("vsplit", "wide", integer(3))
    case("dsplit", "cube", integer(2))
    for name, source in (("hsplit", "wide"), ("vsplit", "wide"), ("dsplit", "cube")):
        case(name, source, integers([1, 2]))
    case("chunk", "wide", integer(2), integer(1))
    case("unbind", "x", integer(1))
    case("narrow", "wide", integer(1), integer(1), integer(2))
    case("select", "wide", integer(1), integer(-1))
    case("slice", "wide", integer(1), integer(0), integer(4), integer(2), call=lambda t: t[:, 0:4:2])
    case("unfold", "wide", integer(1), integer(2), integer(1))
    case("as_strided", "wide", integers([2, 2]), integers([4, 2]))
    case("as_strided", "wide", integers([2, 2]), integers([4, 2]), integer(1))
    case("diag", "square")
    case("diag", "vector", integer(1))
    case("diagflat", "vector2")
    case("diagflat", "vector2", integer(1))
    case("diag_embed", "x")
    case("diag_embed", "x", integer(1), integer(0), integer(2))
    case("diagonal", "square", integer(1))
    case("diagonal", "cube", integer(1), integer(2), integer(0))
    case("atleast_1d", "step", call=torch.atleast_1d)
    case("atleast_2d", "vector", call=torch.atleast_2d)
    case("atleast_3d", "x", call=torch.atleast_3d)
    case("unsqueeze_", "x", integer(0), call=lambda t: t.unsqueeze(0))
    case("transpose_", "x", integer(0), integer(1), call=lambda t: t.t())


def indexing():
    case("index_select", "x index", integer(1), call=lambda t, i: t.index_select(1, i))
    case("gather", "x gatherer", integer(0), call=lambda t, i: t.gather(0, i))
    case("take", "x flat")
    case("take_along_dim", "x gatherer", integer(0))
    case("take_along_dim", "x gatherer", integer(1))
    case("take_along_dim", "x flat", owner="Tensor")
    for suffix in ("", "_"):
        case("scatter" + suffix, "x permuted two", integer(0), call=lambda t, i, s: t.scatter(0, i, s))
        case("scatter_add" + suffix, "x gatherer two", integer(0), call=lambda t, i, s: t.scatter_add(0, i, s))
        case("index_add" + suffix, "x index0 two", integer(0), number(0.5), call=lambda t, i, s: t.index_add(0, i, s, alpha=0.5))
        case("index_copy" + suffix, "x index0 two", integer(0), call=lambda t, i, s: t.index_copy(0, i, s))
        case("index_fill" + suffix, "x index0", integer(0), number(1.5), call=lambda t, i: t.index_fill(0, i, 1.5))
        case("masked_fill" + suffix, "x mask", number(-9.0))
        case("masked_scatter" + suffix, "x mask y")
    case("masked_select", "x mask")
    case("nonzero", "mask")
    case("argwhere", "mask")
    case("where", "x mask y", call=lambda a, m, b: torch.where(m, a, b), owner="Tensor")
    case("where", "mask x y", call=torch.where, owner="torch")
    case("where", "mask", call=torch.where)
    case("slice_scatter", "x corner", integer(1), integer(0), integer(3), integer(2), call=lambda t, s: t.slice_scatter(s, 1, 0, 3, 2))
    case("diagonal_scatter", "square vector")
    case("diagonal_scatter", "square vector2", integer(1), integer(1), integer(0))
    case("select_scatter", "x row", integer(0), integer(1), call=lambda t, s: t.select_scatter(s, 0, 1))


def ordering():
    case("sort", "x", integer(1), truth(True))
    case("sort", "unsorted", integer(0), truth(False), truth(True), call=lambda t: t.sort(dim=0, stable=True))
    case("argsort", "x", integer(1))
    case("argsort", "x", integer(0), truth(True))
    case("msort", "x")
    case("topk", "x", integer(2), integer(1))
    case("topk", "x", integer(1), integer(1), truth(False), truth(False))
    case("bincount", "counts tallies", call=torch.bincount, gradients=False)
    case("bincount", "counts tallies", integer(6), call=lambda t, w: torch.bincount(t, w, 6), gradients=False)
    case("histc", "x", integer(4), integer(-2), integer(2), gradients=False)
    case("bucketize", "x edges", call=torch.bucketize, gradients=False)
    case("bucketize", "edges edges", truth(True), truth(True), call=lambda t, e: torch.bucketize(t, e, out_int32=True, right=True), gradients=False)
    case("unique", "counts", truth(True), truth(True), truth(True), call=lambda t: torch.unique(t, True, True, True))
    case("unique_consecutive", "counts", truth(True), truth(True), call=lambda t: torch.unique_consecutive(t, True, True))
    case("unique", "repeated", truth(True), truth(True), truth(True), integer(1), call=lambda t: torch.unique(t, True, True, True, 1))
    case("unique_consecutive", "repeated", truth(True), truth(True), integer(0), call=lambda t: torch.unique_consecutive(t, True, True, 0))
    case("unique", "counts", call=torch.unique)
    case("unique_consecutive", "counts", call=torch.unique_consecutive)
    case("searchsorted", "edges x", call=torch.searchsorted, gradients=False)
    case("searchsorted", "turned above sorter", truth(True), truth(True), gradients=False,
         call=lambda t, v, order: torch.searchsorted(t, v, out_int32=True, right=True, sorter=order))
    case("searchsorted", "turned sorter", number(1.5), truth(True), truth(True),
         call=lambda t, order: torch.searchsorted(t, 1.5, out_int32=True, right=True, sorter=order))


def joining():
    for name in ("cat", "concat", "concatenate"):
        case(name, "x two", call=lambda *t: torch.cat(t))
        case(name, "square tall wide", integer(1), call=lambda *t: torch.cat(t, 1))
    case("stack", "x y", call=lambda *t: torch.stack(t))
    case("stack", "x y", integer(2), call=lambda *t: torch.stack(t, 2))
    for name in ("hstack", "vstack", "dstack", "row_stack", "column_stack"):
        for inputs in ("x two", "vector row"):
            case(name, inputs, call=lambda *t: getattr(torch, name)(t))
    case("cartesian_prod", "vector vector2", call=torch.cartesian_prod)
    case("combinations", "vector", integer(2), call=lambda t: torch.combinations(t, 2))
    case("combinations", "vector2", integer(3), truth(True), call=lambda t: torch.combinations(t, 3, True))
    case("block_diag", "x step vector2", call=torch.block_diag)
    case("broadcast_tensors", "x row step", call=torch.broadcast_tensors)
    case("meshgrid", "vector vector2", call=lambda *t: torch.meshgrid(*t, indexing="ij"))
    case("meshgrid", "vector vector2", text("xy"), call=lambda *t: torch.meshgrid(*t, indexing="xy"))
    case("tril_indices", "", integer(3), integer(4), integer(1), call=lambda: torch.tril_indices(3, 4, 1))
    case("triu_indices", "", integer(3), integer(4), integer(-1), call=lambda: torch.triu_indices(3, 4, -1))
    for name in ("tril_indices", "triu_indices"):
        case(name, "", integer(2), integer(3), text("Int32"), call=lambda: getattr(torch, name)(2, 3, dtype=torch.int32))


def linear_systems():
    def solved(name, inputs, *arguments, call=None):
        function = call or getattr(torch.linalg, name)
        case(name, inputs, *arguments, call=lambda *t: function(*t, *[a["value"] for a in arguments]), owner="linalg")

    solved("norm", "x")
    solved("norm", "x", integers([1]), truth(True), call=lambda t, dim, keep: torch.linalg.norm(t, dim=dim, keepdim=keep))
    for order in (integer(1), number(2.0), text("nuc")):
        solved("norm", "square", order)
        solved("norm", "cube", order, integers([0, 2]), truth(True))
    solved("vector_norm", "x", number(3.0))
    solved("vector_norm", "x", number(1.0), integers([1]), truth(True))
    solved("matrix_norm", "square")
    for order in (text("nuc"), number(-1.0)):
        solved("matrix_norm", "square", order)
        solved("matrix_norm", "cube", order, integers([0, 2]), truth(True))
    for name in ("svdvals", "det", "inv", "matrix_exp"):
        solved(name, "square")
    solved("cholesky", "definite")
    solved("multi_dot", "x square wide", call=lambda *t: torch.linalg.multi_dot(t))
    solved("solve", "square wide")
    solved("solve", "square x", truth(False), call=lambda a, b, left: torch.linalg.solve(a, b, left=left))


def memory():
    case("clone", "x")
    case("detach", "x")
    case("detach_", "x", call=lambda t: t.detach())
    case("copy_", "x y")
    case("fill_", "x", number(2.5))


for family in (elementwise, activations, arithmetic, comparison, reduction, algebra, shape, joining, linear_systems, indexing, ordering, memory):
    family()

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "operators.json"), "w") as file:
    inputs = ",\n".join(f'  "{name}": {json.dumps(packed(tensor))}' for name, tensor in INPUTS.items())
    cases = ",\n".join("  " + json.dumps(entry) for entry in CASES)
    file.write(f'{{"torch": "{torch.__version__}", "inputs": {{\n{inputs}\n}}, "cases": [\n{cases}\n]}}\n')
print(len(CASES), "cases")
