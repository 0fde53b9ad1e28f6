"""Recurrent cells that torch.nn lacks, in eager PyTorch and run step by step: the equations of src/RnnResearch/Recurrent.

As there, the input's share of all steps is one matrix product before the loop.
"""
from functools import partial

import torch
from torch import nn
from torch.nn import functional as F


class Cell(nn.Module):
    """Weights under PyTorch's names. `groups` says how many blocks of the hidden state's weights are multiplied together."""

    def __init__(self, inputs, hidden, blocks, groups):
        super().__init__()
        self.hidden, self.groups = hidden, groups
        self.weight_ih = self.uniform(blocks * hidden, inputs)
        self.weight_hh = self.uniform(sum(groups) * hidden, hidden)
        self.bias_ih = self.uniform(blocks * hidden)
        self.bias_hh = self.uniform(sum(groups) * hidden)

    def uniform(self, *shape):
        bound = self.hidden ** -0.5
        return nn.Parameter(torch.empty(shape).uniform_(-bound, bound))

    def project(self, x):
        """The input's share of all steps, [T, B, I] to [T, B, blocks * H]."""
        return F.linear(x, self.weight_ih, self.bias_ih)

    def recurrent(self):
        """A function h -> W h + b for each group, cut out once for all steps: in every step it would cost its gradient as often."""
        sizes = [count * self.hidden for count in self.groups]
        return [partial(F.linear, weight=w, bias=b) for w, b in zip(self.weight_hh.split(sizes), self.bias_hh.split(sizes))]

    def start(self, like):
        """A state of zeros of the shape of `like`, [B, H]: a tuple, the hidden state first."""
        return (torch.zeros_like(like),)


class Unrolled(nn.Module):
    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, x, state):
        """h [T, B, H] of all steps and the state after the last, from x [T, B, I] and a state, None for zeros."""
        state = state or self.cell.start(x.new_empty(x.shape[1], self.cell.hidden))
        recurrent = self.cell.recurrent()
        outputs = []
        for a in self.cell.project(x).unbind(0):
            state = self.cell(a, *recurrent, *state)
            outputs.append(state[0])
        return torch.stack(outputs), state


class RawInputCell(Cell):
    """Adds the input itself, through a matrix that gives it the length H: the last of the projected blocks."""

    def __init__(self, inputs, hidden, groups):
        super().__init__(inputs, hidden, 2, groups)
        self.weight_x = self.uniform(hidden, inputs)

    def project(self, x):
        return torch.cat((super().project(x), F.linear(x, self.weight_x)), -1)


class Mut1(RawInputCell):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, (1, 1))

    def forward(self, a, r_of, h_of, h):
        xr, xz, x = a.chunk(3, 1)
        r, z = torch.sigmoid(xr + r_of(h)), torch.sigmoid(xz)
        candidate = torch.tanh(h_of(r * h) + torch.tanh(x))
        return (h + z * (candidate - h),)


class Mut2(RawInputCell):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, (2, 1))

    def forward(self, a, rz_of, h_of, h):
        xz, xh, x = a.chunk(3, 1)
        ur, uz = rz_of(h).chunk(2, 1)
        r, z = torch.sigmoid(x + ur), torch.sigmoid(xz + uz)
        candidate = torch.tanh(h_of(r * h) + xh)
        return (h + z * (candidate - h),)


class Mut3(Cell):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 3, (1, 1, 1))

    def forward(self, a, r_of, z_of, h_of, h):
        xr, xz, xh = a.chunk(3, 1)
        r, z = torch.sigmoid(xr + r_of(h)), torch.sigmoid(xz + z_of(torch.tanh(h)))
        candidate = torch.tanh(h_of(r * h) + xh)
        return (h + z * (candidate - h),)


class LstmVariant(Cell):
    """An LSTM whose blocks are all multiplied together; its state is (h, c)."""

    def __init__(self, inputs, hidden, blocks):
        super().__init__(inputs, hidden, blocks, (blocks,))
        self.blocks = blocks

    def start(self, like):
        return torch.zeros_like(like), torch.zeros_like(like)

    def forward(self, a, gates_of, h, c):
        return self.gate((a + gates_of(h)).chunk(self.blocks, 1), c)


class NoInputGate(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 3)

    def gate(self, blocks, c):
        f, g, o = blocks
        c = torch.sigmoid(f) * c + torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class NoForgetGate(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 3)

    def gate(self, blocks, c):
        i, g, o = blocks
        c = c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class NoOutputGate(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 3)

    def gate(self, blocks, c):
        i, f, g = blocks
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.tanh(c), c


class NoInputActivation(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 4)

    def gate(self, blocks, c):
        i, f, g, o = blocks
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * g
        return torch.sigmoid(o) * torch.tanh(c), c


class NoOutputActivation(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 4)

    def gate(self, blocks, c):
        i, f, g, o = blocks
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * c, c


class CoupledGates(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 3)

    def gate(self, blocks, c):
        i, g, o = blocks
        i = torch.sigmoid(i)
        c = (1 - i) * c + i * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class Peepholes(LstmVariant):
    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 4)
        self.weight_ci, self.weight_cf, self.weight_co = (self.uniform(hidden) for _ in range(3))

    def gate(self, blocks, c):
        i, f, g, o = blocks
        i, f = torch.sigmoid(i + self.weight_ci * c), torch.sigmoid(f + self.weight_cf * c)
        c = f * c + i * torch.tanh(g)
        return torch.sigmoid(o + self.weight_co * c) * torch.tanh(c), c


class FullGateRecurrence(Cell):
    """The state is (h, c, gates), the gates [B, 3H] in the order i f o."""

    def __init__(self, inputs, hidden):
        super().__init__(inputs, hidden, 4, (4,))
        self.weight_gg = self.uniform(3 * hidden, 3 * hidden)

    def start(self, like):
        return torch.zeros_like(like), torch.zeros_like(like), torch.zeros_like(like).repeat(1, 3)

    def forward(self, a, gates_of, h, c, gates):
        i, f, g, o = (a + gates_of(h)).chunk(4, 1)
        seen_i, seen_f, seen_o = F.linear(gates, self.weight_gg).chunk(3, 1)
        i, f, o = torch.sigmoid(i + seen_i), torch.sigmoid(f + seen_f), torch.sigmoid(o + seen_o)
        c = f * c + i * torch.tanh(g)
        return o * torch.tanh(c), c, torch.cat((i, f, o), 1)


# Under the names that an experiment's YAML has for them.
CELLS = {
    "mut1": Mut1,
    "mut2": Mut2,
    "mut3": Mut3,
    "lstm_no_input_gate": NoInputGate,
    "lstm_no_forget_gate": NoForgetGate,
    "lstm_no_output_gate": NoOutputGate,
    "lstm_no_input_activation": NoInputActivation,
    "lstm_no_output_activation": NoOutputActivation,
    "lstm_coupled_gates": CoupledGates,
    "lstm_peepholes": Peepholes,
    "lstm_full_gate_recurrence": FullGateRecurrence,
}
