"""Writes operators.json: values and gradients of tensor operators, as PyTorch computes them.

    python3 make_operators.py            (any PyTorch from 1.13 on; the numbers committed are 1.13's)

A case names a method of torch.Tensor, the inputs by their names below and further arguments, and gives the
outputs and the gradients of sum(weights * output) for every floating-point input that has one.
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


def case(method, inputs, *arguments, call=None, gradients=True):
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
    outputs = [o for o in listed(result) if isinstance(o, torch.Tensor)]
    entry = {"method": method, "inputs": names}
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


number, integer, integers, truth, text = map(argument, ("number", "integer", "integers", "truth", "text"))


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
    without_inplace = "negative positive signbit log_sigmoid square"
    for domain, names in domains.items():
        for name in names.split():
            call = {"log_sigmoid": torch.nn.functional.logsigmoid}.get(name)
            if call is None and name in activations.split():
                call = getattr(torch.nn.functional, name)
            case(name, domain, call=call)
            if name not in without_inplace.split():
                inplace = call and (lambda t, f=call: f(t))
                case(name + "_", domain, call=inplace)
    case("round", "x", integer(1), call=lambda t: torch.round(t, decimals=1))
    case("nan_to_num", "gaps", number(0.5), number(9.0), number(-9.0))
    case("nan_to_num_", "gaps", number(0.5), number(9.0), number(-9.0))


def activations():
    functional = torch.nn.functional
    for name in ("softmax", "log_softmax"):
        case(name, "x", integer(1))
    case("leaky_relu", "x", number(0.1), call=lambda t: functional.leaky_relu(t, 0.1))
    case("leaky_relu_", "x", number(0.1), call=lambda t: functional.leaky_relu(t, 0.1))
    case("elu", "x", number(0.7), call=lambda t: functional.elu(t, 0.7))
    case("elu_", "x", number(0.7), call=lambda t: functional.elu(t, 0.7))
    case("celu", "x", number(0.7), call=lambda t: functional.celu(t, 0.7))
    case("hardtanh", "x", number(-1.0), number(2.0), call=lambda t: functional.hardtanh(t, -1.0, 2.0))
    case("hardtanh_", "x", number(-1.0), number(2.0), call=lambda t: functional.hardtanh(t, -1.0, 2.0))
    case("threshold", "x", number(0.5), number(-3.0), call=lambda t: functional.threshold(t, 0.5, -3.0))
    case("threshold_", "x", number(0.5), number(-3.0), call=lambda t: functional.threshold(t, 0.5, -3.0))
    case("softplus", "x", call=lambda t: functional.softplus(t))
    case("prelu", "x step", call=lambda t, w: functional.prelu(t, w.reshape(1)))
    case("glu", "wide", integer(1), call=lambda t: functional.glu(t, 1))


def arithmetic():
    for name in ("add", "sub", "mul", "div", "subtract", "multiply", "divide", "true_divide"):
        case(name, "x y")
        case(name, "x row")
        case(name, "x", number(1.7))
        if name != "multiply":
            case(name + "_", "x y")
            case(name + "_", "x", number(1.7))
    case("add", "x y", number(0.3), call=lambda a, b: a.add(b, alpha=0.3))
    case("add_", "x y", number(0.3), call=lambda a, b: a.add(b, alpha=0.3))
    for mode in ("trunc", "floor"):
        case("div", "x y", text(mode), call=lambda a, b, m=mode: a.div(b, rounding_mode=m))
        case("div_", "x", number(0.7), text(mode), call=lambda a, m=mode: a.div(0.7, rounding_mode=m))
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
    case("isclose", "x y", gradients=False)
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
    for name in ("sum", "mean", "prod", "max", "min", "std", "var", "nansum"):
        case(name, "x")
    for name in ("argmax", "argmin", "median", "nanmedian", "norm", "count_nonzero"):
        case(name, "x")
    for name in ("all", "any"):
        case(name, "mask")
        case(name, "mask", integer(1))
        case(name, "mask", integer(0), truth(True))
    case("sum", "cube", integer(1))
    case("sum", "cube", integers([0, 2]), truth(True))
    case("sum", "ints", integer(0))
    case("sum", "cube", integer(0), integer(1), call=lambda t: t.sum((0, 1)))
    case("sum", "cube", integer(0), integer(1), integer(2), call=lambda t: t.sum((0, 1, 2)))
    case("mean", "cube", integers([1]))
    case("mean", "cube", integers([0, 2]), truth(True))
    case("prod", "x", integer(1))
    for name in ("std", "var"):
        case(name, "x", truth(False))
        case(name, "x", integer(1))
        case(name, "cube", integers([0, 2]), truth(False), truth(True))
    case("std_mean", "x", call=torch.std_mean)
    case("std_mean", "x", integer(1), call=lambda t: torch.std_mean(t, 1))
    case("var_mean", "x", call=torch.var_mean)
    case("var_mean", "cube", integers([0, 2]), call=lambda t: torch.var_mean(t, (0, 2)))
    for name in ("max", "min", "argmax", "argmin", "cumsum", "cumprod", "logsumexp", "logcumsumexp", "mode", "aminmax"):
        case(name, "x", integer(1), call=(lambda t: torch.aminmax(t, dim=1)) if name == "aminmax" else None)
    case("logsumexp", "x", integer(0), truth(True))
    case("cummax", "x", integer(1))
    case("cummin", "x", integer(1))
    case("amax", "x", integers([1]))
    case("amin", "x", integers([0]), truth(True))
    case("nanmean", "x", integer(1))
    case("norm", "x", integer(1), truth(True), number(1.0), call=lambda t: t.norm(1.0, 1, True))
    case("norm", "x", number(3.0))
    case("dist", "x y", number(2.0))
    case("count_nonzero", "mask", integers([1]))
    case("kthvalue", "x", integer(2), integer(1))
    case("quantile", "x quantiles", integer(1))
    case("nanquantile", "x quantiles", integer(1))
    case("diff", "x")
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
    case("addmm_", "x two square", call=lambda a, b, c: a.addmm(b, c))
    case("addmv", "vector2 x vector", call=lambda a, b, c: a.addmv(b, c))
    case("addmv_", "vector2 x vector", call=lambda a, b, c: a.addmv(b, c))
    case("addr", "x vector2 vector", call=lambda a, b, c: a.addr(b, c))
    case("addr_", "x vector2 vector", call=lambda a, b, c: a.addr(b, c))
    case("baddbmm", "batch batch batch2", number(0.5), number(2.0), call=lambda a, b, c: a.baddbmm(b, c, beta=0.5, alpha=2))
    case("addbmm", "x batch batch2", call=lambda a, b, c: a.addbmm(b, c))
    case("addbmm_", "x batch batch2", call=lambda a, b, c: a.addbmm(b, c))
    case("kron", "x vector2")
    case("trace", "square")
    case("det", "square")
    case("logdet", "definite")
    case("inverse", "square")
    case("matrix_power", "square", integer(3))
    case("matrix_exp", "square")
    case("cholesky", "definite")
    case("cholesky_inverse", "definite")
    case("cholesky_solve", "square definite")
    case("pinverse", "x")
    case("cov", "x")
    case("corrcoef", "x")
    case("tensordot", "x square", integer(1), call=lambda a, b: torch.tensordot(a, b, 1))
    case("tensordot", "x y", integers([0, 1]), integers([0, 1]), call=lambda a, b: torch.tensordot(a, b, ([0, 1], [0, 1])))
    case("adjoint", "x")


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
    case("contiguous", "x")
    case("ravel", "x")
    case("alias", "x", call=lambda t: t * 1)
    case("expand", "row", integers([2, 3]))
    case("broadcast_to", "row", integers([2, 3]))
    case("expand_as", "row x", call=lambda a, b: a.expand_as(b.detach()))
    case("repeat", "x", integers([2, 1, 2]))
    case("tile", "x", integers([2, 2]))
    case("repeat_interleave", "x", integer(2), integer(1))
    case("repeat_interleave", "x index0", integer(0), call=lambda t, n: t.repeat_interleave(n, 0))
    case("flatten", "cube", integer(1))
    case("unflatten", "x", integer(1), integers([3, 1]))
    case("squeeze", "x", call=lambda t: t)
    case("squeeze", "row", integer(0), call=lambda t: t)
    case("unsqueeze", "x", integer(1))
    case("flip", "x", integers([0, 1]))
    case("fliplr", "x")
    case("flipud", "x")
    case("roll", "x", integer(1), integer(1))
    case("roll", "x", integer(2))
    case("roll", "cube", integers([1, 2]), integers([0, 2]))
    case("rot90", "x")
    for name in ("tril", "triu"):
        case(name, "square")
        case(name, "square", integer(1))
        case(name + "_", "square", integer(-1), call=lambda t, n=name: getattr(t, n)(-1))
    case("split", "wide", integer(3), integer(1))
    case("split", "wide", integers([1, 3]), integer(1), call=lambda t: t.split([1, 3], 1))
    case("tensor_split", "wide", integer(3), integer(1), call=lambda t: t.tensor_split(3, 1))
    case("tensor_split", "wide", integers([1, 2]), integer(1), call=lambda t: t.tensor_split([1, 2], 1))
    case("hsplit", "wide", integer(2))
    case("vsplit", "wide", integer(3))
    case("dsplit", "cube", integer(2))
    case("chunk", "wide", integer(2), integer(1))
    case("unbind", "x", integer(1))
    case("narrow", "wide", integer(1), integer(1), integer(2))
    case("select", "wide", integer(1), integer(-1))
    case("slice", "wide", integer(1), integer(0), integer(4), integer(2), call=lambda t: t[:, 0:4:2])
    case("unfold", "wide", integer(1), integer(2), integer(1))
    case("as_strided", "wide", integers([2, 2]), integers([4, 2]))
    case("diag", "square")
    case("diag", "vector", integer(1))
    case("diagflat", "vector")
    case("diag_embed", "x")
    case("diagonal", "square", integer(1))
    case("atleast_1d", "step", call=torch.atleast_1d)
    case("atleast_2d", "vector", call=torch.atleast_2d)
    case("atleast_3d", "x", call=torch.atleast_3d)
    case("squeeze_", "x", call=lambda t: t * 1)
    case("unsqueeze_", "x", integer(0), call=lambda t: t.unsqueeze(0))
    case("transpose_", "x", integer(0), integer(1), call=lambda t: t.t())


def indexing():
    case("index_select", "x index", integer(1), call=lambda t, i: t.index_select(1, i))
    case("gather", "x gatherer", integer(0), call=lambda t, i: t.gather(0, i))
    case("take", "x flat")
    case("take_along_dim", "x gatherer", integer(0))
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
    case("where", "x mask y", call=lambda a, m, b: torch.where(m, a, b))
    case("diagonal_scatter", "square vector")
    case("select_scatter", "x row", integer(0), integer(1), call=lambda t, s: t.select_scatter(s, 0, 1))


def ordering():
    case("sort", "x", integer(1), truth(True))
    case("argsort", "x", integer(1))
    case("msort", "x")
    case("topk", "x", integer(2), integer(1))
    case("bincount", "counts tallies", call=torch.bincount, gradients=False)
    case("histc", "x", integer(4), integer(-2), integer(2), gradients=False)
    case("bucketize", "x edges", call=torch.bucketize, gradients=False)
    case("unique", "counts", truth(True), truth(True), truth(True), call=lambda t: torch.unique(t, True, True, True))
    case("unique_consecutive", "counts", truth(True), truth(True), call=lambda t: torch.unique_consecutive(t, True, True))


def memory():
    case("clone", "x")
    case("detach", "x")
    case("detach_", "x", call=lambda t: t.detach())
    case("copy_", "x y")
    case("fill_", "x", number(2.5))
    case("zero_", "x")


for family in (elementwise, activations, arithmetic, comparison, reduction, algebra, shape, indexing, ordering, memory):
    family()

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "operators.json"), "w") as file:
    inputs = ",\n".join(f'  "{name}": {json.dumps(packed(tensor))}' for name, tensor in INPUTS.items())
    cases = ",\n".join("  " + json.dumps(entry) for entry in CASES)
    file.write(f'{{"torch": "{torch.__version__}", "inputs": {{\n{inputs}\n}}, "cases": [\n{cases}\n]}}\n')
print(len(CASES), "cases")
