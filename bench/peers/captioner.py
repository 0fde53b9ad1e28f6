"""Training words per second of the attention captioner in eager PyTorch: the equations, sizes and batches of bench/Training/CaptionerCase.cs.

Started with the number of threads; see training.py for what goes in and out.
"""
import torch
from torch import nn
from torch.nn import functional as F

from training import Learner, fill, prepare, serve, wave

IMAGES, CAPTIONS, BATCHES = 16, 5, 4
VOCABULARY, PLACES, CHANNELS = 2539, 49, 1280
EMBEDDING, HIDDEN, ATTENTION, ANNOTATION = 256, 512, 128, 256
INPUT_DROPOUT, DROPOUT = 0.3, 0.5
DOUBLY_STOCHASTIC, LEARNING_RATE = 0.01, 1e-3
START, END, FIRST_WORD = 1, 2, 4

# How many of a hundred captions have so many words, as among Flickr8k's training captions.
LENGTHS = {4: 2, 5: 2, 6: 7, 7: 8, 8: 10, 9: 11, 10: 11, 11: 10, 12: 10, 13: 7, 14: 7, 15: 4, 16: 3, 17: 3, 18: 1, 19: 2, 21: 1, 23: 1}


class Batch:
    """Features [N, L, C] and the captions, longest first, packed step by step."""

    def __init__(self, number):
        sizes = [size for size, count in LENGTHS.items() for _ in range(count)]
        # 37 has no factor in common with 100: every caption gets another length of the list.
        lengths = [sizes[(caption * 37 + number) % 100] for caption in range(IMAGES * CAPTIONS)]
        order = sorted(range(len(lengths)), key=lambda caption: -lengths[caption])
        words = [[FIRST_WORD + (caption * 131 + t * 17 + number) % (VOCABULARY - FIRST_WORD) for t in range(lengths[caption])] for caption in order]
        steps = range(max(lengths) + 1)
        rows = [[row for row, caption in enumerate(words) if len(caption) >= t] for t in steps]
        self.images = torch.tensor([caption // CAPTIONS for caption in order])
        self.rows = torch.tensor([row for running in rows for row in running])
        self.running = [len(running) for running in rows]
        self.inputs = torch.tensor([words[row][t - 1] if t else START for t in steps for row in rows[t]])
        self.targets = torch.tensor([words[row][t] if t < len(words[row]) else END for t in steps for row in rows[t]])
        self.features = torch.randn(IMAGES, PLACES, CHANNELS).relu_()


class Decoder(nn.Module):
    """Show, Attend and Tell over narrowed annotations."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, EMBEDDING)
        self.cell_input = nn.Linear(EMBEDDING, 4 * HIDDEN)
        self.cell_state = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.narrowing = nn.Linear(CHANNELS, ANNOTATION)
        self.wa = nn.Linear(ANNOTATION, ATTENTION)
        self.v = nn.Linear(ATTENTION, 1, bias=False)
        self.wh = nn.Linear(HIDDEN, ATTENTION, bias=False)
        self.h0 = nn.Linear(ANNOTATION, HIDDEN)
        self.c0 = nn.Linear(ANNOTATION, HIDDEN)
        self.beta = nn.Linear(HIDDEN, ANNOTATION)
        self.wzh = nn.Linear(ANNOTATION, 4 * HIDDEN, bias=False)
        self.lh = nn.Linear(HIDDEN, EMBEDDING)
        self.lz = nn.Linear(ANNOTATION, EMBEDDING, bias=False)
        self.lo = nn.Linear(EMBEDDING, VOCABULARY)
        self.input_dropout = nn.Dropout(INPUT_DROPOUT)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch):
        """Logits [S, V] and weights alpha [S, L] of all packed words."""
        a = self.narrowing(self.input_dropout(batch.features))
        mean = a.mean(1)
        h, c = torch.tanh(self.h0(mean))[batch.images], torch.tanh(self.c0(mean))[batch.images]
        keys, a = self.wa(a)[batch.images], a[batch.images]
        y = self.input_dropout(self.embedding(batch.inputs))
        states, contexts, alphas = [], [], []
        for n, projected in zip(batch.running, self.cell_input(y).split(batch.running)):
            if n < len(h):  # captions that ended leave for good: a chain of views, not one slice of the whole per step
                h, c, keys, a = h[:n], c[:n], keys[:n], a[:n]
            scores = self.v(torch.tanh(keys + self.wh(h).unsqueeze(1))).squeeze(2)
            alpha = torch.softmax(scores, 1)
            z = torch.sigmoid(self.beta(h)) * torch.bmm(alpha.unsqueeze(1), a).squeeze(1)
            i, f, g, o = (projected + self.wzh(z) + self.cell_state(h)).chunk(4, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            states.append(h)
            contexts.append(z)
            alphas.append(alpha)
        deep = torch.tanh(y + self.lh(torch.cat(states)) + self.lz(torch.cat(contexts)))
        return self.lo(self.dropout(deep)), torch.cat(alphas)


def objective(decoder, batch):
    """Cross-entropy per word and the doubly stochastic regulariser."""
    logits, alpha = decoder(batch)
    looked = torch.zeros(IMAGES * CAPTIONS, PLACES).index_add(0, batch.rows, alpha)
    return F.cross_entropy(logits, batch.targets) + DOUBLY_STOCHASTIC * (1 - looked).square().sum(1).mean()


def fixed_point(batch):
    """The number of weights, and the loss, without dropout, of weights and features that are a function of their shape."""
    decoder = Decoder().eval()
    parameters = fill(decoder)
    kept = batch.features
    batch.features = wave(kept, 1.0).abs()
    with torch.no_grad():
        loss = objective(decoder, batch).item()
    batch.features = kept
    return parameters, loss


def train(decoder, learner, batches):
    """A step for each batch; returns the number of words."""
    for batch in batches:
        learner.step(lambda: objective(decoder, batch))
    return sum(len(batch.targets) for batch in batches)


def main():
    prepare()
    batches = [Batch(number) for number in range(BATCHES)]
    decoder = Decoder()
    learner = Learner(decoder, LEARNING_RATE)
    serve(fixed_point(batches[0]), lambda: train(decoder, learner, batches))


if __name__ == "__main__":
    main()
