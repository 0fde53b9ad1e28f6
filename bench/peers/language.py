"""Training tokens per second of a language model in eager PyTorch: the equations, sizes and text of bench/Harness/LanguageTraining.cs.

Cells that PyTorch has are torch.nn's modules, the others those of cells.py, one step after the other.
"""
import torch
from torch import nn
from torch.nn import functional as F

import cells
from serving import serve, task, tokens
from training import Learner, fill, prepare

MODULES = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


class LanguageModel(nn.Module):
    """`sizes` is the section "model" of an experiment's configuration."""

    def __init__(self, sizes, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, sizes["embedding"])
        self.recurrence = recurrence(sizes)
        self.output = nn.Linear(sizes["hidden"], vocabulary)
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)

    def forward(self, inputs, state):
        """Logits [T, B, V] and the state after the last step."""
        h, state = self.recurrence(self.embedding(inputs), state)
        return self.output(h), state


def recurrence(sizes):
    if sizes["cell"] not in MODULES:
        if sizes["layers"] != 1:
            raise ValueError(f"{sizes['cell']} is here in one layer only, not in {sizes['layers']}")
        return cells.Unrolled(cells.CELLS[sizes["cell"]](sizes["embedding"], sizes["hidden"]))
    module = MODULES[sizes["cell"]](sizes["embedding"], sizes["hidden"], sizes["layers"])
    if not sizes["recurrent_bias"]:
        for name, weight in module.named_parameters():
            if name.startswith("bias_hh"):
                nn.init.zeros_(weight).requires_grad_(False)
    return module


class Training:
    """Chunk by chunk through the text, the state carried over."""

    def __init__(self, task):
        self.streams, self.steps, self.sum_over_time = task["train"]["batch_size"], task["sequence_length"], task["sum_over_time"]
        self.steps_per_run = task["steps_per_run"]
        self.chunks = self.text(task["chunks"], task["vocabulary"])
        self.model = LanguageModel(task["model"], task["vocabulary"])
        self.learner = Learner(self.model, task["train"])
        self.state, self.taken = None, 0

    def text(self, chunks, vocabulary):
        """Inputs and targets [T, B] of each chunk."""
        made = tokens(self.streams * self.steps * chunks + 1, vocabulary)
        inputs, targets = (torch.tensor(part).view(self.streams, -1).t().contiguous().split(self.steps) for part in (made[:-1], made[1:]))
        return list(zip(inputs, targets))

    def step(self):
        chunk = self.taken % len(self.chunks)
        self.taken += 1
        return self.learner.step(lambda: self.loss(chunk))

    def loss(self, chunk):
        inputs, targets = self.chunks[chunk]
        logits, state = self.model(inputs, None if chunk == 0 else self.state)
        self.state = state.detach() if torch.is_tensor(state) else tuple(part.detach() for part in state)
        cross_entropy = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
        return cross_entropy * self.steps if self.sum_over_time else cross_entropy, cross_entropy

    def run(self):
        for _ in range(self.steps_per_run):
            self.step()
        return self.steps_per_run * self.streams * self.steps

    def fixed_point(self):
        """The number of weights, and the losses of the first and the third chunk from weights that are a function of their shape."""
        weights = fill(self.model)
        first, _, third = self.step(), self.step(), self.step()
        self.taken = 0
        return weights, first, third


def main():
    prepare()
    training = Training(task())
    serve(training.fixed_point(), training.run)


if __name__ == "__main__":
    main()
