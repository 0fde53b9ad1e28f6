"""Training characters per second of a character language model in eager PyTorch: the equations, sizes and text of bench/Training/CharacterCase.cs.

Started with the number of threads and the cell, lstm, gru or rnn; see training.py for what goes in and out.
"""
import sys

import torch
from torch import nn
from torch.nn import functional as F

from training import Learner, fill, prepare, serve

VOCABULARY, EMBEDDING, HIDDEN, LAYERS = 65, 64, 128, 2
STREAMS, STEPS, CHUNKS = 50, 50, 20
LEARNING_RATE = 2e-3
CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


class LanguageModel(nn.Module):
    def __init__(self, cell):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, EMBEDDING)
        self.recurrence = CELLS[cell](EMBEDDING, HIDDEN, LAYERS)
        self.output = nn.Linear(HIDDEN, VOCABULARY)
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)

    def forward(self, tokens, state):
        """Logits [T, B, V] and the state after the last step."""
        h, state = self.recurrence(self.embedding(tokens), state)
        return self.output(h), state


class Training:
    """Chunk by chunk through the text, the state carried over."""

    def __init__(self, cell, chunks):
        self.model = LanguageModel(cell)
        self.learner = Learner(self.model, LEARNING_RATE)
        self.chunks = chunks
        self.state = None

    def run(self):
        self.state = None
        for chunk in self.chunks:
            self.learner.step(lambda: self.loss(chunk))
        return STREAMS * STEPS * CHUNKS

    def loss(self, chunk):
        loss, state = objective(self.model, chunk, self.state)
        self.state = state.detach() if torch.is_tensor(state) else tuple(part.detach() for part in state)
        return loss


def objective(model, chunk, state):
    inputs, targets = chunk
    logits, state = model(inputs, state)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()), state


def chunks():
    """Inputs and targets [T, B] of each chunk, from numbers of a linear congruential generator."""
    tokens, random = [], 1
    for _ in range(STREAMS * STEPS * CHUNKS + 1):
        random = (random * 1103515245 + 12345) % 2**31
        tokens.append((random >> 16) % VOCABULARY)
    inputs, targets = (torch.tensor(part).view(STREAMS, -1).t().contiguous().split(STEPS) for part in (tokens[:-1], tokens[1:]))
    return list(zip(inputs, targets))


def fixed_point(cell, text):
    """The number of weights, and the loss of the second chunk from the state that the first one leaves."""
    model = LanguageModel(cell)
    parameters = fill(model)
    with torch.no_grad():
        _, state = objective(model, text[0], None)
        return parameters, objective(model, text[1], state)[0].item()


def main():
    prepare()
    cell, text = sys.argv[2], chunks()
    serve(fixed_point(cell, text), Training(cell, text).run)


if __name__ == "__main__":
    main()
