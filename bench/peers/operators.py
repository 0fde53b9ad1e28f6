"""Nanoseconds per small operator in Python: the cases of bench/Operators/Cases.cs, one "name TAB nanoseconds" line each."""
import time

import torch

CALLS = 2000
REPEATS = 10

torch.set_num_threads(1)
torch.manual_seed(1)
a = torch.randn(4, 4)
b = torch.randn(4, 4)
x = torch.randn(32, 64)
w = torch.randn(64, 64)
wg = torch.randn(4, 4, requires_grad=True)
index = torch.tensor([3, 1, 2])


def no_grad():
    with torch.no_grad():
        pass


def backward():
    loss = (a.mm(wg).tanh() * a).sum()
    loss.backward()
    wg.grad = None


def lstm_step():
    i, f, o, g = x.mm(w).chunk(4, 1)
    i, f, o, g = i.sigmoid(), f.sigmoid(), o.sigmoid(), g.tanh()
    c = f * g + i * g
    return o * c.tanh()


CASES = {
    "add": lambda: a + b,
    "add a number": lambda: a + 1.5,
    "mul": lambda: a * b,
    "add_": lambda: a.add_(b),
    "mul_ a number": lambda: a.mul_(1.0),
    "tanh": lambda: a.tanh(),
    "sigmoid": lambda: a.sigmoid(),
    "sum": lambda: a.sum(),
    "sum over a dimension": lambda: a.sum(1),
    "mean": lambda: a.mean(),
    "softmax": lambda: a.softmax(1),
    "max over a dimension": lambda: a.max(1),
    "matmul 4x4": lambda: a.matmul(b),
    "mm 32x64 by 64x64": lambda: x.mm(w),
    "view": lambda: a.view(16),
    "t": lambda: a.t(),
    "index by number": lambda: a[1],
    "slice": lambda: a.narrow(1, 1, 2),
    "index_select": lambda: a.index_select(0, index),
    "cat": lambda: torch.cat([a, b], 1),
    "chunk in 4": lambda: a.chunk(4, 1),
    "zeros": lambda: torch.zeros(4, 4),
    "zeros_like": lambda: torch.zeros_like(a),
    "randn": lambda: torch.randn(4, 4),
    "item": lambda: a.sum().item(),
    "copy_": lambda: a.copy_(b),
    "detach": lambda: a.detach(),
    "shape": lambda: a.shape,
    "no_grad": no_grad,
    "add, recorded": lambda: wg + a,
    "forward and backward": backward,
    "LSTM cell step": lstm_step,
}


def nanoseconds_per_call(run):
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter_ns()
        for _ in range(CALLS):
            run()
        best = min(best, (time.perf_counter_ns() - start) / CALLS)
    return best


for name, run in CASES.items():
    print(f"{name}\t{nanoseconds_per_call(run):.1f}")
